import { z } from 'zod'

/** How the difference between principal received and the cost it relieves is booked: as a gain or loss, or as amortization. */
const paydownMethodSchema = z.enum(['realized', 'accelerated'])
export type PaydownMethod = z.infer<typeof paydownMethodSchema>

const portfolioSchema = z.object({
  name: z.string(),
  paydownMethod: paydownMethodSchema,
  /** Of generated months: left out of all sums over all portfolios. */
  synthetic: z.boolean(),
})
export type Portfolio = z.infer<typeof portfolioSchema>

export const portfolioRequests = {
  /** The portfolios that something is or was held in, with how they are kept. */
  'portfolios.kept': { args: z.object({}), result: z.array(portfolioSchema) },
  /** Renames a portfolio, or chooses its method; what is left out stays. */
  'portfolios.change': {
    args: z.object({
      portfolio: z.string().min(1),
      name: z.string().optional(),
      paydownMethod: paydownMethodSchema.optional(),
    }),
    result: portfolioSchema,
  },
}
