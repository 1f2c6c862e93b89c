package org.confab.sip.conferencing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipSession;
import javax.servlet.sip.URI;
import org.confab.core.Body;
import org.confab.core.conferencing.FocusCall;
import org.confab.core.conferencing.FocusDialogId;
import org.confab.core.conferencing.FocusDialogs;
import org.confab.core.conferencing.Invitation;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.FlowAddress;
import org.confab.sip.front.Bodies;
import org.jspecify.annotations.Nullable;

/**
 * The INVITE dialogs of participants, and the requests that the Focus itself sends in them. Its
 * methods are public because it is called through a proxy.
 */
@ApplicationScoped
public class FocusSessions implements FocusDialogs {
  private static final Logger LOG = System.getLogger(FocusSessions.class.getName());

  /** A dialog and the way to its client: always down the client's own connection. */
  private record Dialog(SipSession session, URI client) {}

  private final Map<FocusDialogId, Dialog> dialogs = new ConcurrentHashMap<>();
  private volatile @Nullable SipFactory factory;

  /** The container's factory, for requests that begin something. */
  public void started(SipFactory containersFactory) {
    factory = containersFactory;
  }

  /** A dialog is opened by that client. */
  public void put(FocusDialogId id, SipSession session, FlowAddress client, SipFactory factory) {
    dialogs.put(id, new Dialog(session, uri(client, factory)));
  }

  /** The client of a dialog has come again, perhaps by another connection. */
  public void moved(FocusDialogId id, FlowAddress client, SipFactory factory) {
    dialogs.computeIfPresent(
        id, (same, dialog) -> new Dialog(dialog.session(), uri(client, factory)));
  }

  private static URI uri(FlowAddress client, SipFactory factory) {
    try {
      return factory.createURI(client.uri().asString());
    } catch (ServletParseException impossible) {
      throw new IllegalStateException("not a URI: " + client.uri(), impossible);
    }
  }

  /** The dialog has ended, or was never answered. */
  public void remove(FocusDialogId id) {
    dialogs.remove(id);
  }

  @Override
  public void info(FocusDialogId id, Body content) {
    Dialog dialog = dialogs.get(id);
    if (dialog == null) {
      return;
    }
    try {
      SipServletRequest info = dialog.session().createRequest("INFO");
      info.setRequestURI(dialog.client());
      Bodies.put(info, content);
      info.send();
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Level.DEBUG, "a dialog with the Focus ended before its INFO", gone);
    }
  }

  @Override
  public FocusCall invite(Invitation invitation, Binding device, IntConsumer answered) {
    SipFactory known = factory;
    if (known == null) {
      throw new IllegalStateException("the SIP container has not started");
    }
    return FocusInvitations.invite(known, invitation, device, answered);
  }

  @Override
  public void bye(FocusDialogId id) {
    Dialog dialog = dialogs.remove(id);
    if (dialog == null) {
      return;
    }
    try {
      SipServletRequest bye = dialog.session().createRequest("BYE");
      bye.setRequestURI(dialog.client());
      bye.send();
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Level.DEBUG, "a dialog with the Focus ended before its BYE", gone);
    }
  }

  @Override
  public void forget(FocusDialogId id) {
    Dialog dialog = dialogs.remove(id);
    if (dialog != null && dialog.session().isValid()) {
      dialog.session().getApplicationSession().invalidate();
    }
  }
}
