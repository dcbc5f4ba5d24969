-- How large each community is that holds on $as_of, and how its figures were written.
-- needs: reached
SELECT
    community.code,
    community.district,
    community.households,
    community.households_mark,
    community.residents,
    community.residents_mark,
    community.grids
FROM community
INNER JOIN reached ON reached.code = community.code
WHERE community.entry_id <= $known
    AND (community.until_entry IS NULL OR community.until_entry > $known)
    AND (community.valid_from IS NULL OR community.valid_from <= $as_of)
    AND (community.valid_to IS NULL OR community.valid_to > $as_of)
ORDER BY community.code
