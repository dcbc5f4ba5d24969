-- The lines of one edition of the catalogue of which another has neither the name nor the code.
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
    AND NOT EXISTS (
        SELECT 1
        FROM duty AS other
        WHERE other.edition = $other
            AND (other.name = duty.name OR other.code = duty.code)
            AND other.entry_id <= $known
            AND (other.until_entry IS NULL OR other.until_entry > $known)
    )
    AND (
        $unrecorded = 0
        OR NOT EXISTS (
            SELECT 1
            FROM retirement
            WHERE retirement.edition = duty.edition
                AND retirement.code = duty.code
                AND retirement.entry_id <= $known
                AND (retirement.until_entry IS NULL OR retirement.until_entry > $known)
        )
    )
ORDER BY duty.code, duty.id
