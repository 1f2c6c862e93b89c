package org.confab.sip.dialplan;

import jakarta.inject.Inject;
import java.io.IOException;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.dialplan.LocationProfiles;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Uris;

/** SERVICE to the location profile of a user ([MS-SIPRE] 3.8.5.1). */
@SipServlet(name = "locationprofile", applicationName = "confab")
public class LocationProfileServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private transient LocationProfiles profiles;

  @Override
  protected void handle(SipServletRequest request) throws IOException {
    answers().ok(request, profiles.answer(Uris.target(request)));
  }
}
