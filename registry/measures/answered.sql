-- Answers to questionnaires of the period ($first to before $after, up to $as_of) or of no stated day, one row each: of the
-- communities that hold on $as_of, and as stated for a place as a whole.
-- needs: reached
SELECT
    survey.id,
    survey.survey,
    COALESCE(survey.date, '') AS day,
    survey.community,
    survey.place,
    survey.question,
    survey.answer,
    survey.count,
    survey.count_mark,
    survey.respondents,
    survey.respondents_mark
FROM survey
LEFT JOIN reached ON reached.code = survey.community
WHERE survey.entry_id <= $known
    AND (survey.until_entry IS NULL OR survey.until_entry > $known)
    AND (
        survey.date IS NULL
        OR survey.date >= $first AND survey.date < $after AND survey.date <= $as_of
    )
    AND (
        reached.code IS NOT NULL
        OR survey.community IS NULL
        AND $community IS NULL
        AND (
            $district IS NULL
            OR survey.place = $district
            OR survey.place IN (
                SELECT code
                FROM place
                WHERE parent = $district AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
            )
        )
    )
ORDER BY day, survey.survey, survey.id
