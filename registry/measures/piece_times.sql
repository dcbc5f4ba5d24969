-- Records of work that state both pieces and minutes, up to $as_of: what a piece took, with how many pieces stand behind it.
SELECT duty, community, pieces, minutes
FROM work
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND pieces > 0
    AND minutes > 0
ORDER BY duty, community, pieces, minutes, id
