-- The communities that the report speaks of: live, holding on $as_of, within $district or $community if given.
-- materialise
SELECT
    code,
    name,
    street,
    district,
    type,
    households,
    households_mark,
    residents,
    grids
FROM community
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND (valid_from IS NULL OR valid_from <= $as_of)
    AND (valid_to IS NULL OR valid_to > $as_of)
    AND ($community IS NULL OR code = $community)
    AND ($district IS NULL OR district = $district)
