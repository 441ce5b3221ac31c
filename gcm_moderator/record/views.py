"""Views for people: what any SQLite tool shows of a record. Plain built-in functions only.

Instants are ISO text as their authors wrote them, durations are seconds rounded to the millisecond. Undone actions do
not count in any view; notes are never undone.
"""

from __future__ import annotations


def _micros(instant: str) -> str:
    """SQL for the microseconds since 1970 of an instant that the program has written."""
    zone = f"CASE WHEN {instant} LIKE '%Z' THEN 'Z' ELSE substr({instant}, -6) END"
    fraction = f"CASE WHEN substr({instant}, 20, 1) = '.' THEN CAST(substr({instant}, 21, 6) AS INTEGER) ELSE 0 END"
    return f"(CAST(strftime('%s', substr({instant}, 1, 19) || {zone}) AS INTEGER) * 1000000 + {fraction})"


LIVE_FACTS = """
WITH
  verdict AS (
    -- SQLite takes `type` from the row that has the highest number.
    SELECT json_extract(body, '$.fact.command') AS command, type, max(seq) AS seq
    FROM facts WHERE type IN ('command-retracted', 'command-reinstated')
    GROUP BY 1
  )
SELECT seq, id, at, seat, command, type, body
FROM facts
WHERE command NOT IN (SELECT command FROM verdict WHERE type = 'command-retracted')
  AND type NOT IN ('command-retracted', 'command-reinstated')
"""

SEGMENTS = """
WITH
  agenda AS (
    SELECT json_extract(segment.value, '$.id') AS id, json_extract(segment.value, '$.title') AS title
    FROM facts AS agenda,
      json_each(agenda.body, '$.fact.session.items') AS item,
      json_each(item.value, '$.segments') AS segment
    WHERE agenda.seq = (SELECT max(seq) FROM live_facts WHERE type IN ('meeting-opened', 'agenda-changed'))
  ),
  boundary AS (
    SELECT seq, type, at AS started_at, json_extract(body, '$.fact.segment') AS segment,
      lead(at) OVER (ORDER BY seq) AS ended_at
    FROM live_facts WHERE type IN ('segment-started', 'segment-ended')
  )
SELECT boundary.segment, agenda.title, boundary.started_at, boundary.ended_at
FROM boundary LEFT JOIN agenda ON agenda.id = boundary.segment
WHERE boundary.type = 'segment-started'
ORDER BY boundary.seq
"""

_NAMES = """
  -- Every name that a turn or request was given later, and the one that stands.
  given AS (
    SELECT seq, json_extract(body, '$.fact.subject') AS subject, json_extract(body, '$.fact.speaker') AS speaker
    FROM facts WHERE type = 'speaker-named'
  ),
  named AS (
    SELECT subject, speaker, max(seq) AS seq
    FROM given WHERE seq IN (SELECT seq FROM live_facts WHERE type = 'speaker-named')
    GROUP BY subject
  )
"""

SPEAKING_RECORD = f"""
WITH
  event AS MATERIALIZED (
    SELECT seq, type, body, {_micros("at")} AS us, json_extract(body, '$.fact.turn') AS turn
    FROM live_facts
    WHERE type IN ('turn-started', 'turn-finished', 'turn-granted', 'turn-paused', 'turn-resumed', 'turn-interrupted',
      'turn-taken-up', 'meeting-suspended', 'meeting-continued')
  ),
  {_NAMES.strip()},
  finished AS MATERIALIZED (
    SELECT turn, seq, json_extract(body, '$.fact.finished_at') AS finished_at,
      coalesce(json_extract(body, '$.fact.absent'), 0) AS absent
    FROM event WHERE type = 'turn-finished'
  ),
  granted AS MATERIALIZED (
    SELECT turn, sum(json_extract(body, '$.fact.seconds')) AS seconds
    FROM event WHERE type = 'turn-granted' GROUP BY turn
  ),
  span AS MATERIALIZED (
    SELECT event.turn, event.seq, event.body,
      coalesce(named.speaker, json_extract(event.body, '$.fact.speaker')) AS speaker,
      json_extract(event.body, '$.fact.started_at') AS started_at, finished.finished_at, finished.absent,
      finished.seq AS finished_seq,
      {_micros("json_extract(event.body, '$.fact.started_at')")} AS start_us,
      {_micros("finished.finished_at")} AS end_us
    FROM event
    LEFT JOIN finished ON finished.turn = event.turn
    LEFT JOIN named ON named.subject = event.turn
    WHERE event.type = 'turn-started'
  ),
  suspension AS MATERIALIZED (
    SELECT seq, us AS since, until FROM (
      SELECT seq, us, type, lead(us) OVER (ORDER BY seq) AS until
      FROM event WHERE type IN ('meeting-suspended', 'meeting-continued')
    ) WHERE type = 'meeting-suspended'
  ),
  hold AS (
    SELECT turn, us AS since, until FROM (
      SELECT turn, us, type,
        lead(us) OVER (PARTITION BY turn, type IN ('turn-paused', 'turn-resumed') ORDER BY seq) AS until
      FROM event WHERE type IN ('turn-paused', 'turn-resumed', 'turn-interrupted', 'turn-taken-up')
    ) WHERE type IN ('turn-paused', 'turn-interrupted')
    UNION ALL
    SELECT span.turn, suspension.since, suspension.until
    FROM suspension JOIN span
      ON span.seq < suspension.seq AND (span.finished_seq IS NULL OR span.finished_seq > suspension.seq)
  ),
  clipped AS (
    SELECT hold.turn, hold.since, min(coalesce(hold.until, span.end_us), coalesce(span.end_us, hold.until)) AS until
    FROM hold JOIN span ON span.turn = hold.turn
  ),
  pause AS (
    -- Holds that overlap count once: each adds what lies beyond the latest end before it.
    SELECT turn, max(0, until - max(since, coalesce(max(until) OVER (
      PARTITION BY turn ORDER BY since, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), since))) AS us
    FROM clipped WHERE until IS NOT NULL
  ),
  paused AS MATERIALIZED (SELECT turn, sum(us) AS us FROM pause GROUP BY turn),
  figures AS (
    SELECT span.*, round(coalesce(granted.seconds, 0.0), 3) AS granted_s,
      round(coalesce(paused.us, 0) / 1e6, 3) AS paused_s,
      round(max(0, span.end_us - span.start_us - coalesce(paused.us, 0)) / 1e6, 3) AS used_s,
      json_extract(span.body, '$.fact.limit_s') AS limit_s
    FROM span
    LEFT JOIN granted ON granted.turn = span.turn
    LEFT JOIN paused ON paused.turn = span.turn
  )
SELECT
  json_extract(speaker, '$.name') AS speaker,
  json_extract(speaker, '$.delegation') AS delegation,
  json_extract(speaker, '$.category') AS category,
  json_extract(speaker, '$.regional_group') AS regional_group,
  json_extract(body, '$.fact.on_behalf_of.name') AS on_behalf_of,
  json_extract(body, '$.fact.kind') AS kind,
  json_extract(body, '$.fact.segment') AS segment,
  started_at, finished_at, limit_s, granted_s, paused_s, used_s,
  round(max(0.0, used_s - limit_s - granted_s), 3) AS over_s,
  coalesce(absent, 0) AS absent,
  json_extract(body, '$.fact.to') AS addressed_to,
  json_extract(body, '$.fact.gender') AS gender,
  turn
FROM figures
ORDER BY start_us, seq
"""

NOT_REACHED = f"""
WITH
  {_NAMES.strip()},
  boundary AS (
    -- Starting a discussion again brings back who was left waiting, so only its latest boundary counts.
    SELECT json_extract(body, '$.fact.segment') AS segment, type, at, body, max(seq) AS seq
    FROM live_facts WHERE type IN ('segment-started', 'segment-ended')
    GROUP BY 1
  ),
  waiting AS (
    SELECT boundary.segment, boundary.seq, boundary.at AS ended_at, request.value AS request, request.key AS place
    FROM boundary, json_each(boundary.body, '$.fact.not_reached') AS request
    WHERE boundary.type = 'segment-ended'
  ),
  -- A request that was called, named and put back keeps the name it had on the floor.
  called AS (
    SELECT json_extract(started.body, '$.fact.request') AS request, named.speaker, max(named.seq) AS seq
    FROM live_facts AS started JOIN named ON named.subject = json_extract(started.body, '$.fact.turn')
    WHERE started.type = 'turn-started'
    GROUP BY 1
  ),
  asked AS (
    SELECT json_extract(live_facts.body, '$.fact.request') AS request, at AS requested_at, body,
      CASE WHEN coalesce(called.seq, 0) > coalesce(named.seq, 0) THEN called.speaker
        ELSE coalesce(named.speaker, json_extract(body, '$.fact.speaker')) END AS speaker
    FROM live_facts
    LEFT JOIN named ON named.subject = json_extract(live_facts.body, '$.fact.request')
    LEFT JOIN called ON called.request = json_extract(live_facts.body, '$.fact.request')
    WHERE type = 'floor-requested'
  )
SELECT waiting.segment, waiting.place + 1 AS place,
  json_extract(asked.speaker, '$.name') AS speaker,
  json_extract(asked.speaker, '$.delegation') AS delegation,
  json_extract(asked.speaker, '$.category') AS category,
  json_extract(asked.speaker, '$.regional_group') AS regional_group,
  json_extract(asked.body, '$.fact.on_behalf_of.name') AS on_behalf_of,
  json_extract(asked.body, '$.fact.kind') AS kind,
  asked.requested_at, waiting.ended_at
FROM waiting JOIN asked ON asked.request = waiting.request
ORDER BY waiting.seq, waiting.place
"""

NOTE_REVISIONS = """
SELECT json_extract(body, '$.fact.note') AS note,
  row_number() OVER (PARTITION BY json_extract(body, '$.fact.note') ORDER BY seq) - 1 AS revision,
  at, seat,
  coalesce(json_extract(body, '$.fact.content.kind'), 'point') AS kind,
  json_extract(body, '$.fact.content.text') AS text,
  coalesce((SELECT group_concat(value, ', ') FROM json_each(body, '$.fact.content.themes')), '') AS themes,
  coalesce((SELECT group_concat(value, ', ') FROM json_each(body, '$.fact.content.commitments')), '') AS commitments,
  coalesce(json_extract(body, '$.fact.content.star'), 0) AS star,
  json_extract(body, '$.fact.content.speaker.name') AS speaker,
  json_extract(body, '$.fact.content.on_behalf_of.name') AS on_behalf_of,
  json_extract(body, '$.fact.content.to') AS addressed_to,
  json_extract(body, '$.fact.content.segment') AS segment,
  json_extract(body, '$.fact.content.turn') AS turn,
  seq
FROM facts WHERE type IN ('note-taken', 'note-revised')
ORDER BY seq
"""

NOTES_CURRENT = f"""
WITH
  {_NAMES.strip()},
  started AS (
    SELECT json_extract(body, '$.fact.turn') AS turn, json_extract(body, '$.fact.speaker.name') AS speaker
    FROM facts WHERE type = 'turn-started'
  ),
  borne AS (
    SELECT turn, speaker FROM started
    UNION SELECT subject, json_extract(speaker, '$.name') FROM given
  ),
  standing AS (
    SELECT started.turn, coalesce(json_extract(named.speaker, '$.name'), started.speaker) AS speaker
    FROM started LEFT JOIN named ON named.subject = started.turn
  ),
  taken AS (
    SELECT json_extract(body, '$.fact.note') AS note, at, seat, min(seq) AS seq
    FROM facts WHERE type = 'note-taken' GROUP BY 1
  ),
  latest AS (SELECT *, max(seq) FROM note_revisions GROUP BY note),
  in_sight AS (
    -- SQLite takes `type` from the row that has the highest number.
    SELECT json_extract(body, '$.fact.note') AS note, type, max(seq) AS seq
    FROM facts WHERE type IN ('note-deleted', 'note-restored') GROUP BY 1
  ),
  answer AS (
    SELECT json_extract(body, '$.fact.note') AS note, coalesce(json_extract(body, '$.fact.answered'), 1) AS answered,
      max(seq) AS seq
    FROM facts WHERE type = 'question-answered' GROUP BY 1
  )
SELECT taken.note, taken.at, taken.seat, latest.kind, latest.text, latest.themes, latest.commitments, latest.star,
  -- A note on a turn shows the name that the turn has now, unless it was hung on somebody else.
  CASE WHEN latest.speaker IS NULL
      OR (latest.turn, latest.speaker) IN (SELECT turn, speaker FROM borne)
    THEN coalesce(standing.speaker, latest.speaker) ELSE latest.speaker END AS speaker,
  latest.on_behalf_of, latest.addressed_to, latest.segment, latest.turn,
  coalesce(answer.answered, 0) AS answered, latest.revision AS revisions
FROM taken
JOIN latest ON latest.note = taken.note
LEFT JOIN answer ON answer.note = taken.note
LEFT JOIN standing ON standing.turn = latest.turn
WHERE taken.note NOT IN (SELECT note FROM in_sight WHERE type = 'note-deleted')
ORDER BY taken.seq
"""

VIEWS = {
    "live_facts": LIVE_FACTS,
    "segments": SEGMENTS,
    "speaking_record": SPEAKING_RECORD,
    "not_reached": NOT_REACHED,
    "note_revisions": NOTE_REVISIONS,
    "notes_current": NOTES_CURRENT,
}
"""By name, in the order in which they can be created."""
