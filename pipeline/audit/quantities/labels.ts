/** Things with digits that are no figures of the document's subject: names, references, times of day, ages. */
export const LABELS: readonly RegExp[] = [
  /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/gi,
  /\b(?:Tel(?:ephone)?|Fax|Minicom|Ext|Call|Ring|Dial|Phone|Text)\.?:?\s*(?:on\s+)?\d[\d\s]{1,12}\d(?!\s?%|,\d|\s+[a-z]+s\b)/gi,
  /(?<![\d,.])\(?0\d{2,4}\)?[\s-]?\d{3}[\s-]?\d{3,4}\b/g,
  /\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b/g,
  /\b\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm)\b|\b\d{1,2}[.:]\d{2}\s?(?:hours|hrs)\b/gi,
  /\b\d{1,2}:\d{1,2}\b|\b24\/7\b/g,
  /\bcovid[\s-]*19\b/gi,
  /\b(?:999|101|111|112)(?=\s+(?:emergency\s+)?(?:calls?|system|lines?|service|contacts?|demand|average|abandon\w*|wait\w*)\b)|(?<=\b(?:call\w* to|for|on|via|dial\w*|through|using|of)\s)(?:999|101|111)\b(?!\s+(?:[a-z]+s|of|people)\b|[,.]?\d|%|\s*per)/gi,
  /\b(?:[A-Za-z]{1,4}\d+[A-Za-z]?|[A-Z]{1,4}-\d+)\b/g,
  // The number of a paragraph: "2.1 The 598 burglaries …".
  /^\d{1,2}(?:\.\d{1,2}){1,2}\.?(?=\s+[A-Z][a-z])/g,
  // "10-17" without blanks is a class of ages or hours.
  /(?<![\d.,£/-])\d{1,2}[-–]\d{1,2}(?![\d%/-]|[.,]\d|\s*(?:per|%))/g,
  // A footnote's digit stands against a word or a bracket.
  /(?<=[a-z)\]”’"]|[a-z][.,;])\d{1,2}(?=[\s,.;:)]|$)/g,
  /(?<!\b(?:this|last|previous|next|each|every|per|whole|first|second|third|fourth|final|opening|closing)\s)\b(?:sections?|sect|ss?\.|parts?|chapters?|appendi(?:x|ces)|annex(?:es)?|tiers?|schedules?|articles?|figures?|figs?\.?|tables?|charts?|maps?|graphs?|box|boxes|phases?|stages?|steps?|lockdown|DHR|reviews?|priority|priorities|objectives?|aims?|strands?|questions?|paragraphs?|paras?\.?|waves?|codes?|levels?|measures?|indicators?|targets?|groups?|categor(?:y|ies)|quarters?|grades?|bands?|class|classes|zones?|beats?|options?|items?|recommendations?|actions?|wards?|rounds?|sprints?|units?|versions?|editions?|issues?|volumes?|notes?|notices?|references?|ref\.?|no\.|nos\.|number|round|outcomes?|themes?|goals?|KPI|Op(?:eration)?)\s+(?:no\.?\s*)?\d{1,3}(?!\d)(?:\.\d+)*(?:\s*(?:-|–|and|&|to|,)\s*\d{1,2}(?:\.\d+)*(?!\d|,\d|\s*%|\s+[a-z]+s\b))*(?![\d%]|,\d|\s*(?:per\s?cent|pc)\b|\s+(?:of the|reports|incidents|offences|crimes|were|was|had|to\s+\d|more|fewer|less))/gi,
  /(?<!\b(?:a|this|last|previous|next|each|every|per|whole|the|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\s)\b(?:weeks?|months?|days?|years?)\s+\d{1,2}(?:\s*(?:-|–|and|to)\s*\d{1,2})?(?!\d|,\d|\s*%|\.\d|\s+[a-z]+s\b)/gi,
  /\b(?:aged?|age of|ages)\s+(?:(?:under|over|between)\s+)?\d{1,2}(?:\s*(?:-|–|to|and)\s*\d{1,2})?/gi,
  /\b(?:people|victims?|those|residents?|clients?|adults?|children|pupils|drivers?|offenders?|patients?)\s+(?:aged\s+)?(?:under|over)\s+\d{2}\b(?!\s*(?:%|per))|\b(?:under|over)[\s-]\d{2}['’]?s\b|\b(?:under|over)-\d{2}\b(?=\s+[a-z])|\b\d{1,2}\s*(?:-|–|to)\s*\d{1,2}\s*(?:yrs?|years?)\b|\b\d{1,2}\+(?!\d)/gi,
  /\b(?:were|was|are|is)\s+between\s+[1-9]\d\s+and\s+[2-9]\d\b(?!\s*(?:%|per))/gi,
  /\b(?:were|was|are|is|those|aged)\s+(?:all\s+)?(?:under|over)\s+(?:1\d|2[015]|[3-8][05])\b(?=\s*(?:[,.;):]|$|\s(?:and|or|when|at|years?)\b))/gi,
  /\b\d{2}\s+(?:or|and)\s+(?:over|above|older|under|younger|upwards)\b/gi,
  /\b\d{1,2}\s*(?:-|–|to)\s*\d{1,2}[\s-]year[\s-]olds?\b|\b\d{1,2}[\s-]year[\s-]olds?\b/gi,
  // "A ratio of 6 to 1": neither is a number of anything.
  /(?<=\bratio\s(?:of|was|is|were|stood at|stands at)\s)\d+(?:\.\d+)?\s+to\s+(?:\d+(?:\.\d+)?|one)\b/gi,
  /\b(?:per|every|for each)\s+(?:head of\s+)?(?:1,000|10,000|100,000|1,000,000|1000|10000|100000|100|thousand|million)\b/gi,
  /\b\d+\s+(?:and|&)\s+\d+\s+(?:years|months)\b/gi,
];

/** Limits of an interval ("95% confidence interval 27% to 35%") and bands ("the 10% most deprived") are no levels. */
export const LIMITS: readonly RegExp[] = [
  /\bwithin\s+\d+(?:\.\d+)?\s?(?:%|per\s?cent)|\b\d+(?:\.\d+)?\s?(?:%|per\s?cent)\s+(?:off|either way)\b/gi,
  /\bat the\s+\d{2}(?:\.\d)?\s?(?:%|per\s?cent)\s+level\b/gi,
  /\b\d{1,2}\s?(?:%|per\s?cent)\s+(?:most|least|poorest|richest|worst[\s-]off|best[\s-]off)\b/gi,
  /\b\d{2}(?:\.\d)?\s?(?:%|per\s?cent)\s+(?:confidence|CI|credible|certain|interval|limits)[^.;)]*?(?:\d[\d.,]*\s?%?\s*(?:to|and|-|–)\s*\d[\d.,]*\s?%?|(?=[.;)]))/gi,
  /(?:\b(?:margin of error|plus or minus)|±)\s*(?:of\s+)?\d+(?:\.\d+)?(?:\s?%|\s+(?:percentage\s+)?points?)?/gi,
];
