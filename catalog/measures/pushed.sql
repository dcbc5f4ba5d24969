-- Push-downs of the period that reach the report's communities, summed by department, wording of the duty, and what
-- the catalogue said of it on their day. The one pass over the push-downs; other measures sum it up further.
-- materialise
-- needs: reached around zone listing catalogued
SELECT
    pushdown.department,
    pushdown.duty,
    CASE
        WHEN COALESCE(nearer.status, listing.status, 'unlisted') <> 'unlisted'
            THEN COALESCE(nearer.status, listing.status)
        WHEN pushdown.date >= (SELECT MIN(starts) FROM catalogued WHERE zone = '') THEN 'unlisted'
        WHEN pushdown.date >= catalogued.starts THEN 'unlisted'
        ELSE 'undetermined'
    END AS status,
    COUNT(*) AS pushdowns,
    MIN(pushdown.date) AS first_date,
    MAX(pushdown.date) AS last_date,
    SUM(pushdown.volume) AS volume,
    COUNT(pushdown.volume) AS volume_known,
    SUM(pushdown.promised) AS promised,
    COUNT(pushdown.promised) AS promised_known,
    COUNT(CASE WHEN pushdown.promised_mark IN ('about', 'nearly', 'over') THEN 1 END) AS promised_about
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
GROUP BY
    pushdown.department,
    pushdown.duty,
    CASE
        WHEN COALESCE(nearer.status, listing.status, 'unlisted') <> 'unlisted'
            THEN COALESCE(nearer.status, listing.status)
        WHEN pushdown.date >= (SELECT MIN(starts) FROM catalogued WHERE zone = '') THEN 'unlisted'
        WHEN pushdown.date >= catalogued.starts THEN 'unlisted'
        ELSE 'undetermined'
    END
