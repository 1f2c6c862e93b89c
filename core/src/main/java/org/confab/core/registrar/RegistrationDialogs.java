package org.confab.core.registrar;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.confab.core.Body;
import org.confab.core.EndpointId;

/**
 * The dialogs of registrations whose clients want to hear when the server ends them. There is one
 * for each registered endpoint of this node at most.
 */
public final class RegistrationDialogs implements RegistrationListener, SignOutNotices {
  private static final Logger LOG = System.getLogger(RegistrationDialogs.class.getName());

  private final Map<EndpointId, RegistrationDialog> dialogs = new ConcurrentHashMap<>();

  /**
   * The endpoint has registered in that dialog, and its REGISTER is being answered.
   *
   * @param registered whether there is a binding of it: not if its Contacts are of other devices,
   *     or if it was signed out meanwhile; then nothing is remembered
   */
  public void opened(
      EndpointId endpoint, RegistrationDialog dialog, Predicate<EndpointId> registered) {
    dialogs.put(endpoint, dialog);
    if (!registered.test(endpoint)) {
      dialogs.remove(endpoint, dialog);
    }
  }

  /** How many are open. */
  public int size() {
    return dialogs.size();
  }

  @Override
  public void signingOut(Binding binding, SignOutReason why) {
    RegistrationDialog dialog = dialogs.remove(binding.endpoint());
    if (dialog == null) {
      return;
    }
    Body body = new Body(SignOutReason.CONTENT_TYPE, why.body().getBytes(US_ASCII));
    try {
      dialog.channel().notify(binding.contact(), dialog.headers(why), body);
    } catch (IOException | RuntimeException untold) {
      LOG.log(
          Level.INFO,
          "not told of its sign-out: {0}: {1}",
          binding.endpoint(),
          untold.getMessage());
    }
  }

  @Override
  public void endpointAdded(Binding binding) {}

  @Override
  public void endpointRemoved(Binding binding, boolean lastOfUser) {
    dialogs.remove(binding.endpoint());
  }
}
