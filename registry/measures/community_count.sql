-- Communities that hold on $as_of, with what is known of their size; one row.
-- needs: reached
SELECT
    COUNT(*) AS communities,
    SUM(households) AS households,
    COUNT(households) AS households_known,
    SUM(CASE WHEN households_mark IN ('about', 'nearly', 'over') THEN 1 ELSE 0 END) AS households_about,
    SUM(residents) AS residents,
    COUNT(residents) AS residents_known,
    SUM(grids) AS grids,
    COUNT(grids) AS grids_known
FROM reached
