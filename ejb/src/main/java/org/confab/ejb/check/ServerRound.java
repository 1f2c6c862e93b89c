package org.confab.ejb.check;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.check.Check;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Round;
import org.confab.core.check.Trouble;
import org.confab.ejb.check.CheckUsers.CheckUser;
import org.confab.ejb.check.client.Endpoint;
import org.confab.ejb.kerberos.KeytabLook;
import org.confab.protocol.conference.McuType;

/** One pass: tries this server through its own listeners. */
final class ServerRound implements Round {
  private static final int ANSWER_SECONDS = 3;

  private final CheckedServer parts;
  private final OwnServer server;
  private final WebClient web;
  private final SignedIn signedIn;
  private List<CheckUser> users = List.of();
  private List<Endpoint> talking = List.of();

  ServerRound(CheckedServer parts) {
    this.parts = parts;
    this.server = new OwnServer(parts.settings());
    this.web = new WebClient(server);
    this.signedIn = new SignedIn(server, new DeviceCertificates(web));
  }

  @Override
  public Outcome perform(Check check) throws Exception {
    return switch (check) {
      case DATABASE -> database();
      case CERTIFICATES ->
          new CertificateCheck(server, parts.mediaServers(), Clock.systemUTC()).perform();
      case MEDIA_SERVER -> media().perform();
      case DIRECTORY -> new DirectoryCheck(parts.directory()).perform();
      case CHECK_USERS -> checkUsers();
      case SIGN_IN_NTLM -> signIn(SignInScheme.NTLM);
      case SIGN_IN_DIGEST -> signIn(SignInScheme.DIGEST);
      case SIGN_IN_TLS_DSK -> signIn(SignInScheme.TLS_DSK);
      case SIGN_IN_KERBEROS -> kerberos();
      case PRESENCE -> talking(() -> PresenceTrial.perform(talking.get(0), talking.get(1)));
      case MESSAGES -> talking(() -> MessageTrial.perform(talking.get(0), talking.get(1)));
      case CONFERENCE -> conference();
      case AUDIO -> audio();
      case DISTRIBUTION_LIST -> asking().distributionList(parts.lists());
      case ADDRESS_BOOK -> asking().addressBook(parts.users());
      case ADDRESS_FILE -> asking().addressFile(parts.files(), parts.shelf());
      case LOCATION -> asking().location(server.address().getHostAddress());
    };
  }

  private Outcome database() {
    try (Connection connection = parts.database().getConnection()) {
      if (!connection.isValid(ANSWER_SECONDS)) {
        throw new CheckFailed(Trouble.DATABASE_DOWN, "a connection is dead");
      }
      var told = connection.getMetaData();
      return new Outcome.Fine(
          told.getDatabaseProductName() + " " + told.getDatabaseProductVersion());
    } catch (SQLException down) {
      CheckFailed failed = new CheckFailed(Trouble.DATABASE_DOWN, innermost(down));
      failed.initCause(down);
      throw failed;
    }
  }

  /** Pools wrap what the driver says. */
  private static String innermost(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage());
  }

  private MediaServerCheck media() {
    return new MediaServerCheck(parts.settings(), parts.mediaServers(), parts.control());
  }

  private Outcome checkUsers() {
    users = parts.checkUsers().both();
    return new Outcome.Fine(users.get(0).aor().address() + ", " + users.get(1).aor().address());
  }

  private Outcome signIn(SignInScheme scheme) throws IOException {
    Optional<String> listener = signedIn.listener(scheme);
    if (listener.isEmpty()) {
      return new Outcome.Absent("no listener takes it");
    }
    signedIn.with(scheme, users.get(0)).signOut();
    return new Outcome.Fine("over " + listener.get());
  }

  /** Nobody here has a ticket: the keys that open tickets are looked at. */
  private Outcome kerberos() {
    var kerberos = parts.settings().kerberos();
    if (kerberos.isEmpty() || signedIn.listener(SignInScheme.KERBEROS).isEmpty()) {
      return new Outcome.Absent("no keytab is set");
    }
    try {
      return new Outcome.Fine("the keytab has keys of " + KeytabLook.service(kerberos.get()));
    } catch (IllegalStateException unusable) {
      CheckFailed failed = new CheckFailed(Trouble.KEYTAB, String.valueOf(unusable.getMessage()));
      failed.initCause(unusable);
      throw failed;
    }
  }

  /** With both signed in as Communicator is. */
  private Outcome talking(Callable<Outcome> trial) throws Exception {
    Optional<SignInScheme> scheme =
        List.of(SignInScheme.NTLM, SignInScheme.TLS_DSK).stream()
            .filter(one -> signedIn.listener(one).isPresent())
            .findFirst();
    if (scheme.isEmpty()) {
      return new Outcome.Absent("no listener takes clients that have it");
    }
    if (talking.isEmpty()) {
      talking =
          List.of(
              signedIn.with(scheme.get(), users.get(0)), signedIn.with(scheme.get(), users.get(1)));
    }
    try {
      return trial.call();
    } catch (CheckFailed | IOException failed) {
      talking = List.of(); // the next one begins afresh
      throw failed;
    }
  }

  private Outcome conference() throws Exception {
    media().require(McuType.CHAT);
    return talking(() -> ConferenceTrial.ofMessages(talking.get(0), talking.get(1)));
  }

  private Outcome audio() throws Exception {
    media().require(McuType.AUDIO_VIDEO);
    return talking(() -> AudioTrial.perform(talking.get(0), talking.get(1), server.mediaAddress()));
  }

  private WebTrials asking() {
    return new WebTrials(web, users.get(0));
  }

  @Override
  public void giveUp() {
    talking = List.of();
    signedIn.cut();
  }

  @Override
  public void close() {
    signedIn.close();
  }
}
