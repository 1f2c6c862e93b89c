package org.confab.sip.container.servlet;

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
  Sessions(SipContext application, SipFactoryImpl factory) {
    setContainer(application);
    setSipFactoryImpl(factory);
  }

  @Override
  protected MobicentsSipSession getNewMobicentsSipSession(
      SipSessionKey key, SipFactoryImpl factory, MobicentsSipApplicationSession session) {
    return new DialogSession(key, factory, session);
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
