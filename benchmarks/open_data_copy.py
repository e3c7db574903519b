"""The columns of actuals.csv as one statement, for the plans of the benchmark.

Words that are the same on every row of those plans are literals, so that nothing but
the rows costs the database time.
"""

COPY = """
COPY (
  SELECT
    nullif(o.code, ''), nullif(o.name, ''), p.code, p.title,
    first.goal_code, first.goal_title, first.measure_code, first.measure_title,
    i.code, i.name, i.unit, i.scale, i.aim, '増加', i.basis, '時点',
    nullif(i.entry, ''), NULL,
    a.fiscal_year, 'fiscal_year', '年度', trim_scale(a.value), NULL,
    nullif(a.state, ''), a.quality, '実績', nullif(a.missing_reason, ''), NULL,
    nullif(a.comment, ''), nullif(a.source, ''),
    trim_scale(i.baseline_value), nullif(i.baseline_state, ''), i.baseline_year,
    i.baseline_year_kind, '年の記載なし', i.baseline_month,
    nullif(i.baseline_quality, ''), NULL, nullif(i.baseline_printed, ''),
    nullif(i.baseline_absent, ''), NULL,
    final.comparison, '到達', trim_scale(final.value), trim_scale(final.upper_value),
    nullif(final.state, ''), final.fiscal_year, 'fiscal_year', '年度',
    nullif(final.printed, ''),
    nullif(p.source_title, ''), nullif(p.licence, ''), %s::date
  FROM indicators_indicator i
  JOIN plans_plan p ON p.id = i.plan_id
  LEFT JOIN plans_organization o ON o.id = p.organization_id
  LEFT JOIN (
    SELECT DISTINCT ON (l.indicator_id)
      l.indicator_id,
      coalesce(g.code, mg.code) AS goal_code,
      coalesce(g.title, mg.title) AS goal_title,
      m.code AS measure_code,
      m.title AS measure_title
    FROM indicators_indicatorlink l
    LEFT JOIN plans_goal g ON g.id = l.goal_id
    LEFT JOIN measures_measure m ON m.id = l.measure_id
    LEFT JOIN plans_goal mg ON mg.id = m.goal_id
    ORDER BY l.indicator_id, l.position, l.id
  ) first ON first.indicator_id = i.id
  LEFT JOIN (
    SELECT DISTINCT ON (t.indicator_id) t.*
    FROM indicators_target t
    LEFT JOIN plans_edition e ON e.id = t.edition_id
    ORDER BY t.indicator_id, e."order" DESC NULLS LAST, t.fiscal_year DESC NULLS LAST
  ) final ON final.indicator_id = i.id
  JOIN indicators_actual a ON a.indicator_id = i.id AND a.stage = 'published'
  WHERE p.code = %s
  ORDER BY i.position, i.id, a.fiscal_year
) TO STDOUT WITH (FORMAT csv)
"""
