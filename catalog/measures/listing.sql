-- For every way in which a duty may be written, and every span of time: whether the catalogue lists it, or a decision
-- admitted it. Spans of one wording and zone do not overlap and leave nothing out; what has no row is in no catalogue.
-- The empty zone is for everywhere; another zone has rows only where something holds there that does not hold everywhere,
-- and then they count instead.
-- materialise
-- needs: standing
WITH span AS (
    SELECT wording, zone, code, kind, admitted, starts, ends FROM standing
    UNION
    SELECT nearer.wording, nearer.zone, wide.code, wide.kind, wide.admitted, wide.starts, wide.ends
    FROM (SELECT DISTINCT wording, zone FROM standing WHERE zone <> '') AS nearer
    INNER JOIN standing AS wide ON wide.wording = nearer.wording
    WHERE wide.zone = ''
),
bound AS (
    SELECT wording, zone, starts AS day FROM span WHERE starts < ends
    UNION
    SELECT wording, zone, ends FROM span WHERE starts < ends
    UNION
    SELECT wording, zone, '' FROM span
),
stretch AS (
    SELECT
        wording,
        zone,
        day AS starts,
        LEAD(day, 1, '9999') OVER (PARTITION BY wording, zone ORDER BY day) AS ends
    FROM bound
)
SELECT
    stretch.wording,
    stretch.zone,
    stretch.starts,
    stretch.ends,
    MIN(span.code) AS code,
    CASE
        -- A decision on this very duty goes before the negative list.
        WHEN MAX(span.admitted) = 1 THEN 'listed'
        WHEN MAX(CASE WHEN span.kind = 'barred' THEN 1 ELSE 0 END) = 1 THEN 'barred'
        WHEN COUNT(span.code) > 0 THEN 'listed'
        WHEN MAX(CASE WHEN earlier.ends <= stretch.starts AND earlier.kind <> 'barred' THEN 1 ELSE 0 END) = 1 THEN 'expired'
        ELSE 'unlisted'
    END AS status,
    MIN(span.kind) AS kind
FROM stretch
LEFT JOIN span ON span.wording = stretch.wording
    AND span.zone = stretch.zone
    AND span.starts <= stretch.starts
    AND span.ends >= stretch.ends
    AND span.starts < span.ends
LEFT JOIN span AS earlier ON earlier.wording = stretch.wording AND earlier.zone = stretch.zone
WHERE stretch.starts < stretch.ends
GROUP BY stretch.wording, stretch.zone, stretch.starts, stretch.ends
ORDER BY stretch.wording, stretch.zone, stretch.starts
