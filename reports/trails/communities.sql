-- The communities that there are on the day of the report.
-- needs: reached
SELECT
    'community' AS fact_table,
    community.id AS fact_id,
    community.sheet_id,
    community.row,
    1 AS amount,
    community.name AS what,
    NULL AS who_kind,
    NULL AS who,
    'place' AS where_kind,
    COALESCE(community.street, community.district) AS where_code,
    community.valid_from AS date
FROM community
INNER JOIN reached ON reached.code = community.code
WHERE community.entry_id <= $known
    AND (community.until_entry IS NULL OR community.until_entry > $known)
    AND (community.valid_from IS NULL OR community.valid_from <= $as_of)
    AND (community.valid_to IS NULL OR community.valid_to > $as_of)
ORDER BY community.id
