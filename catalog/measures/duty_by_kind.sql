-- Duties of the catalogue that hold on $as_of for the report's communities, or some of them, by kind.
-- needs: reached around
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
    AND (
        $everywhere = 1
        OR edition.place IS NULL
        OR edition.place IN (SELECT place FROM around)
    )
    AND (
        $everywhere = 1
        OR COALESCE(edition.type, 'all') = 'all'
        OR EXISTS (SELECT 1 FROM reached WHERE COALESCE(reached.type, edition.type) = edition.type)
    )
GROUP BY duty.kind
ORDER BY COALESCE(duty.kind, '')
