/** The check digit of the first eight characters of a CUSIP (ANSI X9.6): double every second value, add digits, modulo 10. Null when a character is none. */
export function cusipCheckDigit(base: string): string | null {
  if (!/^[0-9A-Z*@#]{8}$/.test(base)) return null
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const character = base.charAt(i)
    const special = '*@#'.indexOf(character)
    const value = special >= 0 ? 36 + special : parseInt(character, 36)
    const weighed = i % 2 === 1 ? value * 2 : value
    sum += Math.floor(weighed / 10) + (weighed % 10)
  }
  return String((10 - (sum % 10)) % 10)
}

/** Whether nine characters are a CUSIP with its right check digit. */
export function isCusip(text: string): boolean {
  return text.length === 9 && cusipCheckDigit(text.slice(0, 8)) === text.charAt(8)
}

/** A CUSIP as people type it (blanks, lower case) in its one written form. */
export function normaliseCusip(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase()
}
