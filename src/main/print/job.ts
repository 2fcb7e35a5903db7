/** One document to print. */
export interface PrintJob {
  /** The whole document; it must need nothing else. */
  readonly html: string
  /** Templates of the running head and foot, as Chromium's `printToPDF` takes them. */
  readonly header: string
  readonly footer: string
  /** The document's title, for messages; the PDF takes its title from the HTML. */
  readonly title: string
  readonly paper: 'A4' | 'Letter'
  /** Where the PDF goes; a file that is there already is replaced at the end. */
  readonly path: string
}

/** What a printer needs of a job: the document and its pages, not where it goes. */
export type PrintPage = Pick<PrintJob, 'html' | 'header' | 'footer' | 'paper'>

/** A program that is running and prints one document after another. */
export interface OpenPrinter {
  /** The bytes of the PDF; throws when it cannot be printed, after which the printer is to be closed. */
  print(page: PrintPage): Promise<Uint8Array>
  /** Ends the program and clears up after it; to be called once, whatever happened. */
  close(): Promise<void>
}

/** What starting a printer and each of its jobs may take. */
export interface PrinterSettings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds for a document; the first one includes the start. */
  readonly timeout: number
}

/** A printed document. */
export interface Printed {
  readonly path: string
  readonly pages: number
  readonly bytes: number
  /** What printed it, for people: `Electron`, `Chromium (/usr/bin/chromium)`. */
  readonly printer: string
}

const MILLIMETRES_PER_INCH = 25.4

/** Width and height in inches. */
const PAPERS = {
  A4: { width: 210 / MILLIMETRES_PER_INCH, height: 297 / MILLIMETRES_PER_INCH },
  Letter: { width: 8.5, height: 11 },
} as const

const MARGINS = { top: 17, bottom: 17, left: 15, right: 15 } as const

/** The options of `webContents.printToPDF` for a job: the same for a spawned Electron and for the running application. */
export function electronOptions(job: Pick<PrintJob, 'header' | 'footer' | 'paper'>) {
  return {
    pageSize: PAPERS[job.paper],
    margins: marginsInInches(),
    displayHeaderFooter: true,
    headerTemplate: job.header,
    footerTemplate: job.footer,
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  }
}

/** The parameters of the DevTools protocol's `Page.printToPDF` for a job: the same page as {@link electronOptions}. */
export function protocolOptions(job: Pick<PrintJob, 'header' | 'footer' | 'paper'>) {
  const { pageSize, margins, ...rest } = electronOptions(job)
  return {
    ...rest,
    paperWidth: pageSize.width,
    paperHeight: pageSize.height,
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
    transferMode: 'ReturnAsStream',
  }
}

function marginsInInches() {
  const inches = (millimetres: number) => millimetres / MILLIMETRES_PER_INCH
  return {
    top: inches(MARGINS.top),
    bottom: inches(MARGINS.bottom),
    left: inches(MARGINS.left),
    right: inches(MARGINS.right),
  }
}
