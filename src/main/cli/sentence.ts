/** What is wrong with a file, for people: its name and line stand before the sentence unless the sentence has them. */
export function fileSentence(name: string, line: number | null, message: string): string {
  const place = line === null || message.includes(`line ${line}`) ? '' : `line ${line}`
  const where = [message.includes(name) ? '' : name, place].filter((each) => each !== '').join(', ')
  return where === '' ? message : `${where}: ${message}`
}
