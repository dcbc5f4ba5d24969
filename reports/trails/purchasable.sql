-- Services that an edition of the catalogue or a decision lists as to be bought, and duties that left this edition or the one
-- before to be bought.
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
    AND duty.kind = 'purchasable'
UNION ALL
SELECT
    'admission',
    id,
    sheet_id,
    row,
    1,
    name,
    'department',
    department,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END,
    COALESCE(community, place),
    valid_from
FROM admission
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND exempt = 0
    AND kind = 'purchasable'
    AND COALESCE(valid_from, '') <= $as_of
    AND COALESCE(valid_to, '9999') > $as_of
UNION ALL
SELECT
    'retirement',
    retirement.id,
    retirement.sheet_id,
    retirement.row,
    1,
    duty.name,
    'department',
    duty.department,
    NULL,
    NULL,
    retirement.date
FROM retirement
INNER JOIN duty ON duty.edition = retirement.edition AND duty.code = retirement.code
    AND duty.entry_id <= $known
    AND (duty.until_entry IS NULL OR duty.until_entry > $known)
WHERE retirement.entry_id <= $known
    AND (retirement.until_entry IS NULL OR retirement.until_entry > $known)
    AND retirement.cause = 'bought'
    AND retirement.edition IN ($edition, $other)
ORDER BY fact_table, fact_id
