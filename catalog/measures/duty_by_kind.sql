-- Duties of the community catalogue that hold on $as_of, by kind.
SELECT duty.kind, COUNT(DISTINCT duty.code) AS duties
FROM duty
LEFT JOIN edition ON edition.code = duty.edition
    AND edition.entry_id <= $known
    AND (edition.until_entry IS NULL OR edition.until_entry > $known)
WHERE duty.entry_id <= $known
    AND (duty.until_entry IS NULL OR duty.until_entry > $known)
    AND (duty.valid_from IS NULL OR duty.valid_from <= $as_of)
    AND (duty.valid_to IS NULL OR duty.valid_to > $as_of)
    AND (edition.valid_from IS NULL OR edition.valid_from <= $as_of)
    AND (edition.valid_to IS NULL OR edition.valid_to > $as_of)
    AND COALESCE(edition.unit, 'community') = $unit
GROUP BY duty.kind
ORDER BY COALESCE(duty.kind, '')
