-- Communities and places for which not every edition or admission holds alike, each with its zone: those of one zone
-- are covered by the same ones. What has no row is covered by what holds everywhere and by nothing else.
-- whole is 1 for a place, 0 for a community; city stands as the empty place.
-- materialise
WITH live_place AS (
    SELECT code, level, parent
    FROM place
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
live_community AS (
    SELECT code, street, district, type
    FROM community
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
scope AS (
    SELECT place, type, NULL AS community
    FROM edition
    WHERE entry_id <= $known
        AND (until_entry IS NULL OR until_entry > $known)
        AND COALESCE(unit, 'community') = 'community'
    UNION
    SELECT place, 'all', community
    FROM admission
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
apart AS (
    SELECT DISTINCT scope.place
    FROM scope
    LEFT JOIN live_place ON live_place.code = scope.place
    WHERE scope.place IS NOT NULL AND COALESCE(live_place.level, '') <> 'city'
),
typed AS (
    SELECT COUNT(*) AS scopes
    FROM scope
    WHERE type = 'urban' OR type = 'rural_related'
),
seat AS (
    SELECT
        live_community.code,
        0 AS whole,
        live_community.street,
        COALESCE(live_community.district, live_place.parent) AS district,
        live_community.code AS community,
        CASE WHEN live_community.type = 'urban' THEN 1 ELSE 0 END AS urban,
        CASE WHEN live_community.type = 'rural_related' THEN 1 ELSE 0 END AS rural_related
    FROM live_community
    LEFT JOIN live_place ON live_place.code = live_community.street
),
spot AS (
    SELECT
        code,
        whole,
        street,
        district,
        community,
        urban,
        rural_related
    FROM seat
    UNION ALL
    SELECT
        live_place.code,
        1,
        CASE WHEN live_place.level = 'street' THEN live_place.code END,
        CASE
            WHEN live_place.level = 'district' THEN live_place.code
            WHEN live_place.level = 'street' THEN live_place.parent
        END,
        NULL,
        COALESCE(MAX(seat.urban), 0),
        COALESCE(MAX(seat.rural_related), 0)
    FROM live_place
    LEFT JOIN seat ON live_place.level = 'city'
        OR seat.district = live_place.code
        OR seat.street = live_place.code
    GROUP BY live_place.code, live_place.level, live_place.parent
),
placed AS (
    SELECT
        spot.code,
        spot.whole,
        CASE
            WHEN spot.street IN (SELECT place FROM apart) THEN spot.street
            WHEN spot.district IN (SELECT place FROM apart) THEN spot.district
            ELSE ''
        END AS place,
        CASE WHEN spot.district IN (SELECT place FROM apart) THEN spot.district ELSE '' END AS district,
        CASE
            WHEN (SELECT scopes FROM typed) = 0 THEN ''
            WHEN spot.urban = 1 AND spot.rural_related = 1 THEN 'mixed'
            WHEN spot.urban = 1 THEN 'urban'
            WHEN spot.rural_related = 1 THEN 'rural_related'
            ELSE 'unknown'
        END AS type,
        CASE
            WHEN spot.community IN (SELECT community FROM scope WHERE community IS NOT NULL) THEN spot.community
            ELSE ''
        END AS community
    FROM spot
)
SELECT
    code,
    whole,
    type || '/' || place || '/' || community AS zone,
    place,
    district,
    type,
    community
FROM placed
WHERE place <> '' OR type <> '' OR community <> ''
