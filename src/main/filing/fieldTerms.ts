/** Words of the field and of forms, in lower case: they say nothing of a deal, its people or its loans. */
export const FIELD_TERMS: ReadonlySet<string> = new Set(
  `
    acc accelerated account accounts accretion accrual accrued accumulated act actual additional address adj
    adjustable adjusted adjustment adjustments administrator advance advanced advances after aggregate agreement
    all amortization amortized amount amounts amt and annual any applicable approximation april arm as asset
    assets at august available average avg back backed balance balances bank bankruptcies bankruptcy base basis
    beginning behind below bond bondholder bondholders bonds book business calculation cap carry cash category
    cause cdr central cert certificate certificateholder certificateholders certificates change characteristics
    charged city civil class classes classification closing code collateral collected collection collections
    column commission company compensating compliance conditional conformed contacts contents contract corporation
    count coupon cover covered cpr credit cumulative current curtailment curtailments cusip custodial custodian
    cut data date dated day days december default defaulted defaults deferred deficiency delinquencies delinquency
    delinquent deposit depositor deposits derivative description detail determination distributable distributed
    distribution distributions document due during each earnings employer end ending enhancement entitled equal
    escrow event events excess exchange exhibit expenses expired extra face factor factors february fee fees file
    filed filename filer film final fiscal fix fixed floater floating floor flt following for foreclosure
    foreclosures form former formula forward from full fund funded funds gain greater group groups guarantor held
    holder holders identification identifier if incorporation indenture index industrial information initial
    insurance insured insurer interest international investor io irs issuance issue issued issuer item january
    july june key late less libor life liquidated liquidation liquidations list loan loans loss losses lower ltv
    mail march margin master maturity max maximum may mdr mez mezzanine min minimum miscellaneous month monthly
    months mortgage mortgaged multi name net no non nonsupported not note noteholder notes notional november npr
    number obligation october of off on one optimal optional or original originated originator other outstanding
    over overcollateralization overcollateralized owed owned owner pac page paid part partial party pass past pay
    payable paying payment payments per percent percentage period periodic periods phone plus po pool ppis pre
    preferred prefunding premium premiums prepaid prepayment prepayments prev previous price principal prior
    private pro proceeds property psa pt purchase purchased rata rate rates rating ratio reached real realized
    receipts received record recovered recoveries recovery registrant reimburse reimbursed reimbursement
    reimbursements related release remaining remic remittance remittances reo repay report reporting reports
    repurchase repurchased repurchases required requirement res reserve residual retained rolling round sale
    schedule scheduled sda seasoning sec section securities security senior september seq sequence sequential
    series servicer servicers servicing settlement severity short shortfall shortfalls signature signatures since
    smm sold special spread standard state stated statement states status step stepdown str street strike
    structural structure sub submission subordinate subordinated subordination subsequent substitution
    substitutions sum summary support supported surety table tac target tax telephone term termination test text
    than that the this three through tier to total trigger triggers trust trustee two type undercollateralization
    undistributed unpaid unreimbursed unscheduled unsupported upper var variable voluntary wac wam weighted were
    while with withdrawal withdrawals within year yes yield zip
  `
    .trim()
    .split(/\s+/),
)
