package org.confab.sip.container.servlet;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPResponse;
import org.confab.sip.container.stack.Delivery;
import org.jspecify.annotations.Nullable;
import org.mobicents.servlet.sip.core.MobicentsSipFactory;
import org.mobicents.servlet.sip.core.SipContext;
import org.mobicents.servlet.sip.core.SipManager;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSessionKey;
import org.mobicents.servlet.sip.core.session.MobicentsSipSession;
import org.mobicents.servlet.sip.core.session.MobicentsSipSessionKey;
import org.mobicents.servlet.sip.core.session.SipApplicationSessionKey;
import org.mobicents.servlet.sip.core.session.SipSessionKey;
import org.mobicents.servlet.sip.core.session.SipStandardManagerDelegate;
import org.mobicents.servlet.sip.message.SipFactoryImpl;

/** The SIP and application sessions of the application, kept in memory by the core. */
final class Sessions extends SipStandardManagerDelegate implements SipManager {
  /** Dialogs of one request: each device that it was forked to begins one. */
  static final int MAX_DIALOGS = 64;

  Sessions(SipContext application, SipFactoryImpl factory) {
    setContainer(application);
    setSipFactoryImpl(factory);
  }

  @Override
  protected MobicentsSipSession getNewMobicentsSipSession(
      SipSessionKey key, SipFactoryImpl factory, MobicentsSipApplicationSession session) {
    return new DialogSession(key, factory, session);
  }

  /**
   * The session of the dialog with that tag, among those of a fork. One device at a time: the core
   * takes two that are first heard at the same moment for one. Only what a device sends makes a
   * session; a request that names a tag which nobody has given is of no dialog here.
   */
  @Override
  protected @Nullable MobicentsSipSession setToTag(SipSessionKey key, MobicentsSipSession session) {
    synchronized (session) {
      return knows(session, key.getToTag()) || isFromNewDevice(session)
          ? super.setToTag(key, session)
          : null;
    }
  }

  private static boolean knows(MobicentsSipSession session, @Nullable String tag) {
    String first = session.getKey().getToTag();
    return tag == null
        || first == null
        || first.equals(tag)
        || session.findDerivedSipSession(tag) != null;
  }

  /** A NOTIFY may come before the response (RFC 6665 4.1.2.4). */
  private static boolean isFromNewDevice(MobicentsSipSession session) {
    boolean heard =
        Delivery.current()
            .filter(message -> message instanceof SIPResponse || isNotify(message))
            .isPresent();
    return heard && ((DialogSession) session).dialogs().size() < MAX_DIALOGS;
  }

  private static boolean isNotify(SIPMessage message) {
    return message.getCSeq().getMethod().equals("NOTIFY");
  }

  @Override
  public @Nullable MobicentsSipApplicationSession getSipApplicationSession(
      MobicentsSipApplicationSessionKey key, boolean create) {
    return getSipApplicationSession((SipApplicationSessionKey) key, create);
  }

  @Override
  public @Nullable MobicentsSipSession getSipSession(
      MobicentsSipSessionKey key,
      boolean create,
      @Nullable MobicentsSipFactory factory,
      @Nullable MobicentsSipApplicationSession session) {
    return getSipSession((SipSessionKey) key, create, (SipFactoryImpl) factory, session);
  }

  @Override
  public void setMobicentsSipFactory(MobicentsSipFactory factory) {
    setSipFactoryImpl((SipFactoryImpl) factory);
  }

  @Override
  public MobicentsSipFactory getMobicentsSipFactory() {
    return getSipFactoryImpl();
  }

  @Override
  public @Nullable Object findSession(String id) {
    return null;
  }
}
