-- The spans in which a duty of a community catalogue holds: outside them nothing can be said to be unlisted.
-- materialise
SELECT DISTINCT
    CASE
        WHEN COALESCE(duty.valid_from, '') >= COALESCE(edition.valid_from, '') THEN COALESCE(duty.valid_from, '')
        ELSE COALESCE(edition.valid_from, '')
    END AS starts,
    CASE
        WHEN COALESCE(duty.valid_to, '9999') <= COALESCE(edition.valid_to, '9999') THEN COALESCE(duty.valid_to, '9999')
        ELSE COALESCE(edition.valid_to, '9999')
    END AS ends
FROM duty
LEFT JOIN edition ON edition.code = duty.edition
    AND edition.entry_id <= $known
    AND (edition.until_entry IS NULL OR edition.until_entry > $known)
WHERE duty.entry_id <= $known
    AND (duty.until_entry IS NULL OR duty.until_entry > $known)
    AND COALESCE(edition.unit, 'community') = 'community'
