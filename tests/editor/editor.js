// Takes files of the project with their text; gives what an editor shows of them, asking yaml-language-server over its
// standard streams. It refuses to know what ought to be shown.
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

/** The project's folder, with a slash at its end. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

const server = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');

/** An editor with the language server as it is when nobody configured it, save that it asks nothing of the network. */
export class Editor {
  #process;
  #connection;
  #waiting = new Map();
  #version = 0;

  static async start() {
    const editor = new Editor();
    editor.#process = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdout, stdin } = editor.#process;
    editor.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    const connection = editor.#connection;
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      editor.#waiting.get(uri)?.(diagnostics);
    });
    connection.onRequest('workspace/configuration', ({ items }) =>
      items.map(({ section }) => (section === 'yaml' ? { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } } : null)));
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(PROJECT).href,
      workspaceFolders: [{ uri: pathToFileURL(PROJECT).href, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    return editor;
  }

  /** What is underlined in `text` as the file `name` of the project: `{line, column, text, message}`, counted from 1. */
  async open(name, text) {
    const uri = pathToFileURL(PROJECT + name).href;
    const published = this.#published(uri);
    this.#version += 1;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: this.#version, text },
    });
    const diagnostics = await published;
    const lines = text.split('\n');
    return diagnostics.map(({ range, message }) => ({
      line: range.start.line + 1,
      column: range.start.character + 1,
      text: lines[range.start.line].slice(range.start.character, range.start.line === range.end.line ? range.end.character : undefined),
      message,
    }));
  }

  async close(name) {
    const uri = pathToFileURL(PROJECT + name).href;
    const published = this.#published(uri);
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await published;
  }

  /** What is offered at a place of a file that is open. */
  async completion(name, line, column) {
    const answer = await this.#at('completion', name, line, column);
    return answer?.items ?? answer ?? [];
  }

  /** What is explained at a place of a file that is open. */
  async hover(name, line, column) {
    return (await this.#at('hover', name, line, column))?.contents.value;
  }

  /** The diagnostics that the server publishes next for `uri`. */
  #published(uri) {
    return new Promise((resolve) => {
      this.#waiting.set(uri, (diagnostics) => {
        this.#waiting.delete(uri);
        resolve(diagnostics);
      });
    });
  }

  #at(method, name, line, column) {
    return this.#connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: pathToFileURL(PROJECT + name).href },
      position: { line: line - 1, character: column - 1 },
    });
  }

  async stop() {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    this.#process.kill();
  }
}
