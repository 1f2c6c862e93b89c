package org.confab.ejb.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.confab.core.Settings;
import org.confab.core.authentication.OwnUsers;

/** Nobody signs in as a check user but this server, which comes from its own machine. */
@ApplicationScoped
public class CheckUsersOfThisMachine {
  /** Those of this server. */
  @Produces
  @Singleton
  public OwnUsers checkUsers(Settings settings) {
    return of(settings.domain());
  }

  static OwnUsers of(String domain) {
    return new OwnUsers(user -> CheckUsers.isOne(user, domain), CheckUsersOfThisMachine::isHere);
  }

  /** Whether that address, in numbers, is one of this machine's interfaces. */
  static boolean isHere(String address) {
    try {
      InetAddress from = InetAddress.getByName(address);
      return from.isLoopbackAddress() || NetworkInterface.getByInetAddress(from) != null;
    } catch (UnknownHostException | SocketException unknown) {
      return false;
    }
  }
}
