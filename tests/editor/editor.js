// Takes files of the project, as they are or as someone types them; gives what an editor shows of them, asking
// yaml-language-server over its standard streams. It refuses to know what ought to be shown.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const PROJECT = new URL('../../', import.meta.url);
const SERVER = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');
/** Marks where the cursor stands in a text. */
const CURSOR = '▮';

/** An editor with the settings of someone who configured nothing, save that it asks nothing of the network. */
export class Editor {
  #server;
  #connection;
  #awaited = new Map();
  #opened = 0;

  /** An editor on the project; `schemas` are the user's own associations of schemas with files. */
  static async start(schemas = {}) {
    const editor = new Editor();
    editor.#server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdout, stdin } = editor.#server;
    const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    editor.#connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      editor.#awaited.get(uri)?.(diagnostics);
      editor.#awaited.delete(uri);
    });
    const settings = { yaml: { schemas, schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } } };
    connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => settings[section] ?? null));
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: PROJECT.href,
      workspaceFolders: [{ uri: PROJECT.href, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('workspace/didChangeConfiguration', { settings });
    return editor;
  }

  /** What is underlined in `text` as the file `name` of the project: line from 1, the text that is underlined, the message. */
  async underlined(name, text) {
    const { diagnostics } = await this.#open(name, text);
    const lines = text.split('\n');
    return diagnostics.map(({ range: { start, end }, message }) => ({
      line: start.line + 1,
      text: lines[start.line].slice(start.character, start.line === end.line ? end.character : undefined),
      message,
    }));
  }

  /** What is offered at the cursor of `text` as the file `name`: what each is called and what is said of it. */
  async offered(name, text) {
    const answer = await this.#atCursor('completion', name, text);
    return new Map((answer.items ?? answer).map(({ label, documentation }) => [label, documentation]));
  }

  /** What is explained at the cursor of `text` as the file `name`. */
  async explained(name, text) {
    const answer = await this.#atCursor('hover', name, text);
    return answer?.contents.value ?? '';
  }

  async stop() {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    this.#server.kill();
  }

  async #atCursor(method, name, text) {
    const [before, after] = text.split(CURSOR);
    const { uri } = await this.#open(name, before + after);
    const lines = before.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1).length };
    return this.#connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, position });
  }

  /** Opens `text` in the folder of `name`, each time as another file, so that what the server publishes is about this text. */
  async #open(name, text) {
    this.#opened += 1;
    const uri = new URL(name.replace('.yaml', `-${this.#opened}.yaml`), PROJECT).href;
    const published = new Promise((resolve) => { this.#awaited.set(uri, resolve); });
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return { uri, diagnostics: await published };
  }
}
