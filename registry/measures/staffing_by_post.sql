-- People by post in the last year up to $year for which there are figures: as stated for the whole place (whole = 1),
-- and summed over its communities (whole = 0).
WITH live AS (
    SELECT
        staffing.*,
        CASE WHEN staffing.community IS NULL THEN 1 ELSE 0 END AS whole
    FROM staffing
    LEFT JOIN community ON community.code = staffing.community
        AND community.entry_id <= $known
        AND (community.until_entry IS NULL OR community.until_entry > $known)
    WHERE staffing.entry_id <= $known
        AND (staffing.until_entry IS NULL OR staffing.until_entry > $known)
        AND staffing.year <= $year
        AND ($community IS NULL OR staffing.community = $community)
        AND ($district IS NULL OR community.district = $district OR staffing.place = $district)
        AND (
            staffing.place IS NULL
            OR staffing.place = $district
            OR $district IS NULL AND staffing.place IN (
                SELECT code
                FROM place
                WHERE level = 'city' AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
            )
        )
)
SELECT
    post,
    whole,
    year,
    SUM(quota) AS quota,
    COUNT(quota) AS quota_known,
    SUM(actual) AS actual,
    COUNT(actual) AS actual_known,
    SUM(CASE WHEN actual_mark IN ('about', 'nearly', 'over') THEN 1 ELSE 0 END) AS actual_about,
    COUNT(*) AS parts
FROM live
WHERE year = (SELECT MAX(year) FROM live)
GROUP BY post, whole, year
ORDER BY post, whole DESC
