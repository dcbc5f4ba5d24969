-- The lines of an edition of the catalogue.
SELECT
    'duty' AS fact_table,
    duty.id AS fact_id,
    duty.sheet_id,
    duty.row,
    1 AS amount,
    duty.name AS what,
    'department' AS who_kind,
    duty.department AS who,
    NULL AS where_kind,
    NULL AS where_code,
    duty.valid_from AS date
FROM duty
WHERE duty.entry_id <= $known
    AND (duty.until_entry IS NULL OR duty.until_entry > $known)
    AND duty.edition = $edition
ORDER BY duty.code, duty.id
