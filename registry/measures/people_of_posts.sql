-- People by post, one row each: of the communities that hold on $as_of, and as stated for a city or district as a whole,
-- in the last year up to $year for which there are any.
-- needs: reached
WITH live AS (
    SELECT
        staffing.year,
        staffing.community,
        staffing.place,
        staffing.post,
        staffing.quota,
        staffing.quota_mark,
        staffing.actual,
        staffing.actual_mark,
        staffing.pay,
        staffing.trained
    FROM staffing
    LEFT JOIN reached ON reached.code = staffing.community
    WHERE staffing.entry_id <= $known
        AND (staffing.until_entry IS NULL OR staffing.until_entry > $known)
        AND staffing.year <= $year
        AND (
            reached.code IS NOT NULL
            OR staffing.community IS NULL AND $community IS NULL AND (
                staffing.place = $district
                OR $district IS NULL AND staffing.place IN (
                    SELECT code
                    FROM place
                    WHERE (level = 'city' OR level = 'district')
                        AND entry_id <= $known
                        AND (until_entry IS NULL OR until_entry > $known)
                )
            )
        )
)
SELECT *
FROM live
WHERE year = (SELECT MAX(year) FROM live)
ORDER BY post, COALESCE(community, ''), COALESCE(place, '')
