export interface PlanAction {
  /** `chapter.item` */
  number: string;
  priority: string;
  action: string;
  lead: string;
  partners: string;
  byWhen: string;
}

type Given = readonly [action: string, lead: string, partners: string, byWhen: string];

const chapters: readonly [string, readonly Given[]][] = [
  [
    "Safeguarding",
    [
      ["Train front-line staff to spot modern slavery", "KCC", "CSU, SDC", "31/10/2024"],
      ["Hold two Prevent briefings, one of them for schools", "KCC Prevent", "CSU", "March 2025"],
      ["Run an exploitation awareness week in the four towns", "CSU", "Kent Police, KCC", "March 2025"],
      ["Bring vulnerable adults with repeat calls to the Community MARAC", "CSU", "All", "Monthly"],
      ["Visit car washes and nail bars with licensing officers", "Kent Police", "SDC", "Quarterly"],
      ["Train housing officers on hoarding and self-neglect", "West Kent", "KFRS", "30/09/2024"],
      ["Publish a one-page guide to reporting concerns", "SDC", "All", "July 2024"],
      ["Offer mental health first aid training to partners", "NHS", "SDC", "December 2024"],
      ["Check that every partner has a named safeguarding lead", "CSU", "All", "30/06/2024"],
    ],
  ],
  [
    "Serious and acquisitive crime",
    [
      ["Patrol burglary hot spots in the dark evenings", "Kent Police", "Wardens", "Ongoing"],
      ["Give crime prevention packs to burglary victims within a week", "Kent Police", "CSU", "Ongoing"],
      ["Hold a vehicle crime day at each of three stations", "Kent Police", "SDC", "March 2025"],
      ["Work with rural landowners on theft of plant", "Kent Police", "NFU", "Quarterly"],
      ["Review car park lighting and cameras", "SDC", "Kent Police", "30/11/2024"],
      ["Report on the Serious Violence Duty to the partnership", "VRU", "All", "Quarterly"],
      ["Deliver knife crime sessions in secondary schools", "RRR", "KCC, Kent Police", "July 2024"],
      ["Run a test-purchase operation on knives", "KCC Trading Standards", "Kent Police", "March 2025"],
    ],
  ],
  [
    "Drugs and county lines",
    [
      ["Send outreach workers to places named in daily tasking", "Kenward Trust", "CSU", "Monthly"],
      ["Brief taxi firms and letting agents on county lines", "Kent Police", "SDC", "October 2024"],
      ["Visit addresses at risk of cuckooing", "Kent Police", "West Kent, Moat", "Ongoing"],
      ["Offer early help to young people found with cannabis", "KCC", "Kent Police", "Ongoing"],
      ["Share drug litter reports with the health service", "SDC", "CGL", "Quarterly"],
      ["Hold a vaping and nitrous oxide session for parents", "CGL", "Schools", "January 2025"],
    ],
  ],
  [
    "Business crime",
    [
      ["Start a shop radio scheme in Swanley", "Safer Towns", "SDC", "30/09/2024"],
      ["Meet the ten shops with most thefts", "Kent Police", "Safer Towns", "July 2024"],
      ["Increase the convictions that follow shop theft reports", "Kent Police", "Safer Towns", "March 2025"],
      ["Circulate a prevention newsletter to businesses", "Safer Towns", "CSU", "Quarterly"],
      ["Use community protection warnings for repeat shop thieves", "CSU", "Kent Police", "Ongoing"],
      ["Survey traders on crime and confidence", "SDC", "Safer Towns", "February 2025"],
    ],
  ],
  [
    "Violence against women and girls",
    [
      ["Lead four evening walks with residents", "CSU", "Kent Police", "March 2025"],
      ["Act on the lighting and hedges that the walks name", "SDC", "KCC", "Ongoing"],
      ["Enrol twenty venues in a safe-spaces scheme", "SDC", "Safer Towns", "31/12/2024"],
      ["Carry out the West Kent plan", "CSU", "Tonbridge & Malling, Tunbridge Wells", "March 2025"],
      ["Train door staff on spiking and vulnerability", "Kent Police", "SDC", "November 2024"],
      ["Run a school project on consent and respect", "KCC", "Schools", "31/03/2025"],
    ],
  ],
  [
    "Domestic abuse incl. stalking and harassment",
    [
      ["Fund volunteer support for medium and standard risk victims", "DAVSS", "CSU", "Ongoing"],
      ["Hold weekly one-stop shops", "Look Ahead", "DAVSS", "Ongoing"],
      ["Follow up repeat victims within five working days", "Kent Police", "DAVSS", "Monthly"],
      [
        "Deliver a stalking awareness session to partners",
        "Protection Against Stalking",
        "CSU",
        "April 2024",
      ],
      ["Offer a perpetrators’ programme", "Look Ahead", "Probation", "March 2025"],
      ["Support children who live with abuse", "KCC", "Schools", "Ongoing"],
      ["Mark the sixteen days of action", "CSU", "All", "10/12/2024"],
    ],
  ],
  [
    "ASB incl. environmental crime",
    [
      ["Meet each working day to task new reports", "CSU", "All", "Ongoing"],
      ["Move mobile cameras to fly-tipping hot spots", "SDC", "Kent Police", "Quarterly"],
      ["Consult on renewing the public spaces protection orders", "SDC", "Kent Police", "31/01/2025"],
      ["Hold a panel meeting in each town", "CSU", "Parish councils", "Quarterly"],
      ["Take nuisance vehicles under section 59 powers", "Kent Police", "CSU", "Ongoing"],
      ["Answer every report to the council in three working days", "SDC", "CSU", "Ongoing"],
    ],
  ],
];

/** The 48 actions of a sample plan for 2024/25, in our own words. */
export const planActions: readonly PlanAction[] = chapters.flatMap(([priority, actions], chapter) =>
  actions.map(([action, lead, partners, byWhen], item) => ({
    number: `${chapter + 1}.${item + 1}`,
    priority,
    action,
    lead,
    partners,
    byWhen,
  })),
);
