-- The lines of an edition of the catalogue that stand in it on the day of the report, those of a kind or of any.
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
LEFT JOIN edition ON edition.code = duty.edition
    AND edition.entry_id <= $known
    AND (edition.until_entry IS NULL OR edition.until_entry > $known)
WHERE duty.entry_id <= $known
    AND (duty.until_entry IS NULL OR duty.until_entry > $known)
    AND duty.edition = $edition
    AND ($duty_kind IS NULL OR duty.kind = $duty_kind)
    AND (
        duty.valid_to IS NULL
        OR duty.valid_to > $as_of
        OR duty.valid_to > edition.valid_to
        OR duty.valid_to = edition.valid_to
    )
ORDER BY duty.code, duty.id
