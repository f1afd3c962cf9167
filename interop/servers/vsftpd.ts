/** vsftpd, for FTP. */
import type { StartTlsServer } from '../server.ts'

export const vsftpd: StartTlsServer = {
  name: 'vsftpd',
  packages: ['vsftpd'],
  command: 'sh',
  protocols: ['ftp'],
  launch: (_, place, certified) => ({
    arguments: ['start.sh'],
    files: {
      // It empties itself into this folder, which nobody may write to.
      'start.sh': 'mkdir -m 555 empty\nexec vsftpd vsftpd.conf\n',
      'vsftpd.conf': [
        'listen=YES',
        `listen_address=${place.addresses[0]}`,
        `listen_port=${place.port}`,
        'background=NO',
        'seccomp_sandbox=NO',
        `secure_chroot_dir=${place.folder}/empty`,
        `ssl_enable=${certified ? 'YES' : 'NO'}`,
        `rsa_cert_file=${place.folder}/server.crt`,
        `rsa_private_key_file=${place.folder}/server.key`,
        '',
      ].join('\n'),
    },
  }),
}
