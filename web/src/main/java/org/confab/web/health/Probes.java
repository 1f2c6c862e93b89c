package org.confab.web.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.confab.core.Settings;

/** The ways in which the server tries itself, each bounded by a time of its own. */
final class Probes {
  /** How long one probe may take, in milliseconds: everything it asks is on this machine. */
  private static final int LIMIT_MILLIS = 2_000;

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

  /** Connects to a listener of this server. */
  String listener(String transport, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address(), port), LIMIT_MILLIS);
      return transport + " " + settings.bind() + ":" + port;
    } catch (IOException refused) {
      throw new IOException("no listener at " + transport + " " + settings.bind() + ":" + port);
    }
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
