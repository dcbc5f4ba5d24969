-- The lines of the catalogue and what decisions admitted: name, department, and from which day to which it holds.
SELECT
    duty.code,
    duty.name,
    duty.department,
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
    AND COALESCE(duty.kind, '') <> 'barred'
UNION
SELECT code, name, department, COALESCE(valid_from, ''), COALESCE(valid_to, '9999')
FROM admission
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY code, starts, ends, name, department
