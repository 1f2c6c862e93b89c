package org.confab.ejb.health;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.confab.core.Settings;

/** The ways in which the server tries itself, each bounded by a time of its own. */
final class Probes {
  /** How long one probe may take, in milliseconds: everything it asks is on this machine. */
  private static final int LIMIT_MILLIS = 2_000;

  /** How much of an answer tells its status. */
  private static final int STATUS = "SIP/2.0 200".length();

  private static final Pattern SOUND = Pattern.compile("SIP/2\\.0 (2..|401)");

  private final Settings settings;

  Probes(Settings settings) {
    this.settings = settings;
  }

  /** Asks the database for a sign of life. */
  String database(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(LIMIT_MILLIS / 1000)) {
        throw new SQLException("the database does not answer");
      }
      return connection.getMetaData().getDatabaseProductName();
    }
  }

  /**
   * Asks a listener of this server with OPTIONS; an answer is yes, or the question who is asking.
   *
   * @param transport {@code tcp} or {@code tls}
   * @param tls for the latter
   */
  String options(String transport, int port, Optional<SSLContext> tls) throws IOException {
    String where = transport + " " + settings.bind() + ":" + port;
    try (Socket socket =
        tls.isPresent() ? tls.get().getSocketFactory().createSocket() : new Socket()) {
      connect(socket, port, where);
      socket.setSoTimeout(LIMIT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(request(transport, socket.getLocalPort()));
      out.flush();
      byte[] begin = socket.getInputStream().readNBytes(STATUS);
      String status = new String(begin, StandardCharsets.US_ASCII);
      if (!SOUND.matcher(status).matches()) {
        throw new IOException(where + " answers OPTIONS with '" + status + "'");
      }
      return where;
    } catch (SocketTimeoutException silent) {
      throw new IOException(where + " does not answer OPTIONS", silent);
    }
  }

  private void connect(Socket socket, int port, String where) throws IOException {
    try {
      socket.connect(new InetSocketAddress(address(), port), LIMIT_MILLIS);
    } catch (ConnectException refused) {
      throw new IOException("no listener at " + where, refused);
    }
  }

  private byte[] request(String transport, int port) {
    String id = UUID.randomUUID().toString();
    String domain = settings.domain();
    return String.join(
            "\r\n",
            "OPTIONS sip:" + domain + " SIP/2.0",
            "Via: SIP/2.0/"
                + transport.toUpperCase(Locale.ROOT)
                + " "
                + settings.serverName()
                + ":"
                + port
                + ";branch=z9hG4bK"
                + id,
            "Max-Forwards: 70",
            "From: <sip:health@"
                + domain
                + ">;tag="
                + id.substring(0, 8)
                + ";epid="
                + id.substring(24),
            "To: <sip:" + domain + ">",
            "Call-ID: " + id,
            "CSeq: 1 OPTIONS",
            "User-Agent: Confab health",
            "Content-Length: 0",
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Fetches a page of this server over plain HTTP. */
  String page(String path) throws IOException {
    URI uri = URI.create("http://" + bracketed(address()) + ":" + settings.httpPort() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MILLIS);
    connection.setReadTimeout(LIMIT_MILLIS);
    connection.setInstanceFollowRedirects(false);
    try {
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_NOT_FOUND || status >= 500) {
        throw new IOException(path + " answers " + status);
      }
      return path;
    } finally {
      connection.disconnect();
    }
  }

  /** Where to reach what listens on the bind address; loopback if that is every address. */
  private InetAddress address() throws IOException {
    InetAddress bind = InetAddress.getByName(settings.bind());
    return bind.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bind;
  }

  private static String bracketed(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }
}
