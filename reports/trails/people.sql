-- The people of communities by post in the last year up to that of the report for which there are figures: posts allowed,
-- people in post, or posts not filled. What is stated for the place as a whole goes before the sum over its communities.
-- needs: reached
WITH live AS (
    SELECT
        staffing.*,
        CASE WHEN staffing.community IS NULL THEN 1 ELSE 0 END AS whole
    FROM staffing
    LEFT JOIN reached ON reached.code = staffing.community
    WHERE staffing.entry_id <= $known
        AND (staffing.until_entry IS NULL OR staffing.until_entry > $known)
        AND staffing.year <= $year
        AND (
            reached.code IS NOT NULL
            OR staffing.community IS NULL AND $community IS NULL AND $home IS NULL AND (
                staffing.place = $district
                OR $district IS NULL AND staffing.place IN (
                    SELECT code
                    FROM place
                    WHERE level = 'city' AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
                )
            )
        )
),
ranked AS (
    SELECT live.*, MAX(whole) OVER (PARTITION BY post) AS widest
    FROM live
    WHERE year = (SELECT MAX(year) FROM live)
)
SELECT
    'staffing' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    CASE
        WHEN $column = 'quota' THEN quota
        WHEN $column = 'actual' THEN actual
        WHEN quota > actual THEN quota - actual
        WHEN quota <= actual THEN 0
    END AS amount,
    post AS what,
    NULL AS who_kind,
    NULL AS who,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(community, place) AS where_code,
    CAST(year AS TEXT) AS date
FROM ranked
WHERE whole = widest AND ($home IS NULL OR community = $home)
ORDER BY id
