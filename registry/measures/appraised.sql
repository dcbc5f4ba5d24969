-- Grades of the yearly appraisal, one row each: of the communities that hold on $as_of, and as stated for a place as a whole,
-- in the last year up to $year for which there are any.
-- needs: reached
WITH live AS (
    SELECT
        appraisal.id,
        appraisal.year,
        appraisal.community,
        appraisal.place,
        appraisal.post,
        appraisal.grade,
        appraisal.count,
        appraisal.count_mark
    FROM appraisal
    LEFT JOIN reached ON reached.code = appraisal.community
    WHERE appraisal.entry_id <= $known
        AND (appraisal.until_entry IS NULL OR appraisal.until_entry > $known)
        AND appraisal.year <= $year
        AND (
            reached.code IS NOT NULL
            OR appraisal.community IS NULL
            AND $community IS NULL
            AND (
                $district IS NULL
                OR appraisal.place = $district
                OR appraisal.place IN (
                    SELECT code
                    FROM place
                    WHERE parent = $district AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
                )
            )
        )
)
SELECT *
FROM live
WHERE year = (SELECT MAX(year) FROM live)
ORDER BY COALESCE(community, ''), COALESCE(place, ''), COALESCE(post, ''), grade, id
