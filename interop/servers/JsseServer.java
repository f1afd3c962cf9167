import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A TLS server with JSSE: {@code java JsseServer.java <address> <port> <version> <client authentication>}. Takes its
 * files from the working directory and hangs up after each handshake.
 */
public final class JsseServer {
  public static void main(String[] arguments) throws Exception {
    // What Java switches off by default is what old servers speak.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.certpath.disabledAlgorithms", "");
    String version = arguments[2].replace(" ", "v").replaceFirst("\\.0$", "");
    boolean asks = !arguments[3].equals("none");

    SSLContext context = SSLContext.getInstance("TLS");
    X509Certificate[] list = certificates("server.crt");
    KeyManager keys = new ListAsConfigured(list, privateKey("server.key", list[0].getPublicKey().getAlgorithm()));
    context.init(new KeyManager[] {keys}, asks ? trust(certificates("authorities.crt")) : null, null);
    InetAddress address = InetAddress.getByName(arguments[0]);
    SSLServerSocket listener =
        (SSLServerSocket)
            context.getServerSocketFactory().createServerSocket(Integer.parseInt(arguments[1]), 50, address);
    listener.setEnabledProtocols(new String[] {version});
    listener.setWantClientAuth(asks);
    if (arguments[3].equals("required")) listener.setNeedClientAuth(true);
    while (true) {
      try (SSLSocket connection = (SSLSocket) listener.accept()) {
        connection.startHandshake();
      } catch (IOException refused) {
        System.err.println(refused);
      }
    }
  }

  private static X509Certificate[] certificates(String file) throws Exception {
    try (var input = Files.newInputStream(Path.of(file))) {
      return CertificateFactory.getInstance("X.509").generateCertificates(input).toArray(X509Certificate[]::new);
    }
  }

  private static PrivateKey privateKey(String file, String algorithm) throws Exception {
    String text = Files.readString(Path.of(file)).replaceAll("-----.*-----|\\s", "");
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
  }

  private static TrustManager[] trust(X509Certificate[] authorities) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int index = 0; index < authorities.length; index++) {
      store.setCertificateEntry("authority " + index, authorities[index]);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Presents the list as it stands in the file; a key store would insist on the proper order. */
  private static final class ListAsConfigured extends X509ExtendedKeyManager {
    private static final String ALIAS = "server";
    private final X509Certificate[] list;
    private final PrivateKey key;

    ListAsConfigured(X509Certificate[] list, PrivateKey key) {
      this.list = list;
      this.key = key;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return keyType.startsWith(key.getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return list;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return null;
    }
  }
}
