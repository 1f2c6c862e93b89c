package org.confab.core.presence;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.Delegate;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.SetDelegates;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Who may act for a user ([MS-PRES] setDelegates): the list has one version, and a request is
 * carried out wholly or not at all. The user's endpoints are told.
 */
public final class DelegateService {
  private final UserDirectory directory;
  private final DelegateStore store;
  private final RoamingSelfPackage roamingSelf;
  private final RegisteredEndpoints registered;
  private final Stripes stripes;

  /** Works on that store; the rest as in {@link PresenceService}. */
  public DelegateService(
      UserDirectory directory,
      DelegateStore store,
      RoamingSelfPackage roamingSelf,
      RegisteredEndpoints registered,
      Stripes stripes) {
    this.directory = directory;
    this.store = store;
    this.roamingSelf = roamingSelf;
    this.registered = registered;
    this.stripes = stripes;
  }

  /**
   * Names and dismisses delegates of that endpoint's user.
   *
   * @throws Refused {@code 409} with a fault if the version is not the current one; {@code 400} if
   *     somebody is named twice, or the user himself; {@code 404} for somebody who does not exist
   *     here; {@code 403} for an endpoint that is not registered, and beyond the limit
   */
  public void set(EndpointId endpoint, SetDelegates request) {
    SipUri user = endpoint.aor();
    stripes.with(
        user,
        () -> {
          if (!registered.contains(endpoint)) {
            throw Refusals.notRegistered(endpoint);
          }
          Delegates after = changed(user, store.find(user), request);
          store.replace(user, after);
          roamingSelf.delegatesChanged(user, after);
          return after;
        });
  }

  /** Somebody is gone, and may act for nobody; who had named him is told. */
  public void personGone(SipUri gone) {
    store.naming(gone).forEach(user -> stripes.with(user, () -> without(user, gone.aor())));
  }

  private Delegates without(SipUri user, SipUri gone) {
    Delegates before = store.find(user);
    Delegates after =
        new Delegates(
            before.version() + 1,
            before.all().stream().filter(one -> !one.user().equals(gone)).toList());
    store.replace(user, after);
    roamingSelf.delegatesChanged(user, after);
    return after;
  }

  private Delegates changed(SipUri user, Delegates before, SetDelegates request) {
    if (request.version() != before.version()) {
      throw Refusals.stale(
          Diagnostic.DELEGATE_VERSION_OUT_OF_DATE,
          List.of(PresenceFault.Operation.stale(1, request.version(), before.version())));
    }
    Map<SipUri, Delegate> all = new LinkedHashMap<>();
    before.all().forEach(one -> all.put(one.user(), one));
    Set<SipUri> named = new HashSet<>();
    int index = 0;
    for (SetDelegates.Operation operation : request.operations()) {
      index++;
      SipUri delegate = operation.delegate().user();
      if (!named.add(delegate) || delegate.equals(user)) {
        throw Refusals.badCall(
            400, Diagnostic.XML_PARSE_FAILURE, index, delegate + " cannot be named here");
      }
      if (operation.adds()) {
        requireUser(index, delegate);
        all.put(delegate, operation.delegate());
      } else {
        all.remove(delegate);
      }
    }
    if (all.size() > PresenceLimits.DELEGATES) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "too many delegates");
    }
    return new Delegates(before.version() + 1, List.copyOf(all.values()));
  }

  private void requireUser(int index, SipUri delegate) {
    if (directory.find(delegate).filter(User::enabled).isEmpty()) {
      throw Refusals.badCall(404, Diagnostic.DESTINATION_NOT_ENABLED, index, "no user " + delegate);
    }
  }
}
