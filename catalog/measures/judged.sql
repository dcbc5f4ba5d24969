-- Push-downs of the period up to $as_of that reach the report's communities, one row each, with what the catalogue said of it
-- on its day.
-- materialise
-- needs: reached around zone listing catalogued
SELECT
    pushdown.id,
    CASE
        WHEN COALESCE(nearer.status, listing.status, 'unlisted') <> 'unlisted'
            THEN COALESCE(nearer.status, listing.status)
        WHEN pushdown.date >= (SELECT MIN(starts) FROM catalogued WHERE zone = '') THEN 'unlisted'
        WHEN pushdown.date >= catalogued.starts THEN 'unlisted'
        ELSE 'undetermined'
    END AS status
FROM pushdown
LEFT JOIN zone ON zone.code = COALESCE(pushdown.community, pushdown.place)
    AND zone.whole = CASE WHEN pushdown.community IS NULL THEN 1 ELSE 0 END
LEFT JOIN catalogued ON catalogued.zone = zone.zone
LEFT JOIN listing ON listing.wording = pushdown.duty
    AND listing.zone = ''
    AND listing.starts <= pushdown.date
    AND listing.ends > pushdown.date
LEFT JOIN listing AS nearer ON nearer.wording = pushdown.duty
    AND nearer.zone = zone.zone
    AND nearer.starts <= pushdown.date
    AND nearer.ends > pushdown.date
WHERE pushdown.entry_id <= $known
    AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
    AND pushdown.date >= $first
    AND pushdown.date < $after
    AND pushdown.date <= $as_of
    AND (
        $everywhere = 1
        OR pushdown.community IN (SELECT code FROM reached)
        OR pushdown.place IN (SELECT place FROM around)
    )
