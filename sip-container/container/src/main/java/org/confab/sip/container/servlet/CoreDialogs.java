package org.confab.sip.container.servlet;

import java.util.Optional;
import org.confab.sip.container.stack.KnownDialogs;
import org.mobicents.servlet.sip.core.SipApplicationDispatcher;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.core.session.SipApplicationSessionKey;
import org.mobicents.servlet.sip.core.session.SipSessionKey;

/**
 * Finds dialogs the way the core does. Its tags are {@code random_server_application_session}, the
 * middle two hashed.
 */
final class CoreDialogs implements KnownDialogs {
  private static final int PARTS = 4;

  private final SipApplicationDispatcher dispatcher;
  private final Application application;

  CoreDialogs(SipApplicationDispatcher dispatcher, Application application) {
    this.dispatcher = dispatcher;
    this.application = application;
  }

  @Override
  public boolean hasTag(String tag) {
    String[] parts = tag.split("_", -1);
    return parts.length == PARTS
        && dispatcher.getApplicationServerIdHash().equalsIgnoreCase(parts[1])
        && hasRoute(parts[2], parts[3]);
  }

  @Override
  public boolean hasRoute(String hash, String session) {
    return find(hash, session).isPresent();
  }

  @Override
  public Optional<Relayed> relayed(String hash, String session, String callId, Tags tags) {
    Optional<MobicentsSipApplicationSession> found =
        find(hash, session).filter(MobicentsSipApplicationSession::isValidInternal);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MobicentsSipApplicationSession whole = found.get();
    Optional<MobicentsSipSession> dialog =
        dialog(whole, callId, tags.from(), tags.to())
            .or(() -> dialog(whole, callId, tags.to(), tags.from()))
            .filter(one -> isRelayed(one) || isRelayedInTurn(whole, one));
    if (dialog.isPresent()) {
      whole.access();
      dialog.get().access();
    }
    return dialog.map(one -> new InTurn((DialogSession) one));
  }

  /**
   * Who has got an answer is often quicker with the next request than the core is with its books:
   * it is still sending.
   */
  private boolean isRelayedInTurn(
      MobicentsSipApplicationSession whole, MobicentsSipSession session) {
    application.enterSipApp(whole, null, false, true);
    try {
      return isRelayed(session);
    } finally {
      application.exitSipApp(whole, null);
    }
  }

  /** What is told waits until it is this dialog's turn, as all messages of the core do. */
  private final class InTurn implements Relayed {
    private final DialogSession dialog;

    private InTurn(DialogSession dialog) {
      this.dialog = dialog;
    }

    @Override
    public String servlet() {
      return dialog.getHandler();
    }

    @Override
    public boolean isQuiet() {
      return dialog.dialogs().stream().allMatch(DialogSession::isQuiet);
    }

    @Override
    public void acknowledged() {
      inTurn(dialog::acknowledged);
    }

    @Override
    public void byeAnswered(int status) {
      inTurn(() -> dialog.byeAnswered(status));
    }

    private void inTurn(Runnable work) {
      MobicentsSipApplicationSession whole = dialog.getSipApplicationSession();
      application.enterSipApp(whole, null, false, true);
      try {
        if (dialog.isValidInternal()) {
          work.run();
        }
        if (whole.isValidInternal() && whole.isReadyToInvalidate()) {
          whole.tryToInvalidate();
        }
      } finally {
        application.exitSipApp(whole, null);
      }
    }
  }

  private static boolean isRelayed(MobicentsSipSession session) {
    return session.isValidInternal()
        && session.getProxy() instanceof ForkingProxy fork
        && fork.isAnswered();
  }

  private Optional<MobicentsSipSession> dialog(
      MobicentsSipApplicationSession whole, String callId, String one, String other) {
    SipSessionKey key =
        new SipSessionKey(
            one, other, callId, whole.getKey().getId(), application.getApplicationName());
    return Optional.ofNullable(application.getSipManager().getSipSession(key, false, null, whole));
  }

  private Optional<MobicentsSipApplicationSession> find(String hash, String session) {
    String name = application.getApplicationName();
    return application.getApplicationNameHashed().equals(hash)
        ? Optional.ofNullable(
            application
                .getSipManager()
                .getSipApplicationSession(new SipApplicationSessionKey(session, name, null), false))
        : Optional.empty();
  }
}
