/** What to type so that a system trusts a root. */

/** A line to type, and on which system. */
export interface InstallCommand {
  system: string
  line: string
}

/**
 * Lines for a certificate in a PEM file that ends in `.crt`, the one form that all of these take. `file` consists of
 * letters, digits, hyphens and dots, so that no shell sees anything else in it.
 * @throws {RangeError} when it does not
 */
export function installCommands(file: string): InstallCommand[] {
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(file)) throw new RangeError(`${file} is no plain file name`)
  const alias = file.replace(/\.[a-z0-9]+$/, '')
  return [
    { system: 'Windows', line: `certutil -addstore -f Root ${file}` },
    {
      system: 'PowerShell',
      line: `Import-Certificate -FilePath .\\${file} -CertStoreLocation Cert:\\LocalMachine\\Root`,
    },
    {
      system: 'Debian',
      line: `sudo cp ${file} /usr/local/share/ca-certificates/ && sudo update-ca-certificates`,
    },
    { system: 'Red Hat', line: `sudo cp ${file} /etc/pki/ca-trust/source/anchors/ && sudo update-ca-trust` },
    { system: 'Java', line: `keytool -importcert -cacerts -trustcacerts -alias ${alias} -file ${file}` },
  ]
}
