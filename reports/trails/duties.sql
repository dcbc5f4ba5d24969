-- The duties of the catalogue that hold on the day of the report for its communities, without the negative list; a duty of
-- several editions counts once.
-- needs: reached around
SELECT
    'duty' AS fact_table,
    duty.id AS fact_id,
    duty.sheet_id,
    duty.row,
    CASE
        WHEN ROW_NUMBER() OVER (PARTITION BY duty.kind, duty.code ORDER BY duty.id) = 1 THEN 1
        ELSE 0
    END AS amount,
    duty.name AS what,
    'department' AS who_kind,
    duty.department AS who,
    'place' AS where_kind,
    edition.place AS where_code,
    COALESCE(duty.valid_from, edition.valid_from) AS date
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
    AND COALESCE(duty.kind, '') <> 'barred'
    AND ($everywhere = 1 OR edition.place IS NULL OR edition.place IN (SELECT place FROM around))
    AND (
        $everywhere = 1
        OR COALESCE(edition.type, 'all') = 'all'
        OR EXISTS (SELECT 1 FROM reached WHERE COALESCE(reached.type, edition.type) = edition.type)
    )
ORDER BY amount DESC, duty.id
