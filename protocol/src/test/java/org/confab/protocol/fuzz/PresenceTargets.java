package org.confab.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.lcs.AceRights;
import org.confab.protocol.lcs.AclList;
import org.confab.protocol.lcs.AdhocList;
import org.confab.protocol.lcs.AggregatedPresence;
import org.confab.protocol.lcs.CalendarInfo;
import org.confab.protocol.lcs.GetPresence;
import org.confab.protocol.lcs.PendingWatchers;
import org.confab.protocol.lcs.PublishedPresence;
import org.confab.protocol.lcs.SetAce;
import org.confab.protocol.lcs.UserInfo;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Device;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.PersonalNote;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.presence.ResourceList;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.presence.RoamingList;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.presence.SetDelegates;
import org.confab.protocol.presence.SetSubscribers;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.resourcelists.ResourceLists;
import org.confab.protocol.watcherinfo.WatcherInfo;
import org.confab.protocol.xml.XmlElement;

/** Documents of presence: categories and containers, the older dialect, PIDF. */
final class PresenceTargets implements FuzzTargets {
  @Override
  public List<FuzzTarget<?>> all() {
    List<FuzzTarget<?>> all = new java.util.ArrayList<>(roaming());
    all.addAll(values());
    all.addAll(lcs());
    all.addAll(phones());
    return all;
  }

  private static List<FuzzTarget<?>> roaming() {
    return List.of(
        FuzzTarget.xml("publish", PublishRequest.class)
            .seeds(FuzzSeeds.xml("publish"))
            .codec(PublishRequest::read, PublishRequest::write),
        FuzzTarget.xml("categories", CategoriesDocument.class)
            .seeds(FuzzSeeds.xml("categories"))
            .codec(CategoriesDocument::read, CategoriesDocument::write),
        FuzzTarget.xml("roaming-data", RoamingData.class)
            .seeds(FuzzSeeds.xml("roamingData"))
            .seeds(
                "<roamingData xmlns='http://schemas.microsoft.com/2006/09/sip/roaming-self'>"
                    + "<delegates xmlns='http://schemas.microsoft.com/2007/09/sip/delegates'"
                    + " version='2'><delegate uri='bob@x.test' permission='publish'/></delegates>"
                    + "</roamingData>")
            .codec(RoamingData::read, RoamingData::write),
        FuzzTarget.xml("roaming-list", RoamingList.class)
            .seeds(FuzzSeeds.xml("roamingList"))
            .codec(RoamingList::read, RoamingList::write),
        FuzzTarget.xml("batch-subscribe", BatchSubscribe.class)
            .seeds(FuzzSeeds.xml("batchSub"))
            .codec(BatchSubscribe::read, BatchSubscribe::write),
        FuzzTarget.xml("container-members", SetContainerMembers.class)
            .seeds(FuzzSeeds.xml("setContainerMembers"))
            .codec(SetContainerMembers::read, SetContainerMembers::write),
        FuzzTarget.xml("set-subscribers", SetSubscribers.class)
            .seeds(
                "<setSubscribers"
                    + " xmlns='http://schemas.microsoft.com/2006/09/sip/presence-subscribers'><subscriber"
                    + " user='bob@x.test' acknowledged='true'/></setSubscribers>",
                "<subscribers"
                    + " xmlns='http://schemas.microsoft.com/2006/09/sip/presence-subscribers'><subscriber"
                    + " user='bob@x.test' displayName='Bob' acknowledged='false'"
                    + " type='sameEnterprise'/></subscribers>")
            .reads(SetSubscribers::read),
        FuzzTarget.xml("set-delegates", SetDelegates.class)
            .seeds(
                "<setDelegates xmlns='http://schemas.microsoft.com/2007/09/sip/delegate-management'"
                    + " version='1'><setDelegate action='add' uri='sip:bob@x.test'"
                    + " authorization='enterprise'/></setDelegates>")
            .reads(SetDelegates::read),
        FuzzTarget.xml("resource-list", ResourceList.class)
            .seeds(FuzzSeeds.xml("list"))
            .codec(ResourceList::read, ResourceList::write),
        FuzzTarget.xml("presence-fault", PresenceFault.class)
            .seeds(
                new String(
                    org.confab.protocol.xml.Xml.bytes(PresenceFault.at(1, 2, 3).write()),
                    java.nio.charset.StandardCharsets.UTF_8))
            .codec(PresenceFault::read, PresenceFault::write));
  }

  private static List<FuzzTarget<?>> values() {
    return List.of(
        FuzzTarget.xml("device", Device.class)
            .seeds(
                "<device endpointId='8F9E5C31-4AB2-5A0D-8D9A-F149AAE6954A'><capabilities>"
                    + "<text render='true' capture='true' deviceAvailability='3500'/>"
                    + "<video version='2' publish='false'/></capabilities><machineName>x"
                    + "</machineName></device>")
            .reads(Device::read),
        FuzzTarget.xml("note", PersonalNote.class)
            .seeds("<note><body type='OOF' uri=''>away</body><body>here</body></note>")
            .holds(tree -> PersonalNote.read(tree).ifPresent(PresenceTargets::note)),
        FuzzTarget.xml("state", StateValue.class)
            .seeds(
                "<state xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' manual='true'"
                    + " xsi:type='userState' lastActive='2026-11-21T02:00:00Z'><availability>6500"
                    + "</availability><activity token='in-a-meeting'/></state>")
            .holds(tree -> StateValue.read(tree).ifPresent(PresenceTargets::state)),
        FuzzTarget.text("presence-words", StateType.class, ExpireType.class, MemberType.class)
            .seeds("userState", "endpoint", "sameEnterprise")
            .holds(
                word -> {
                  StateType.find(word)
                      .ifPresent(type -> assertThat(word).endsWith(type.asString()));
                  assertThat(ExpireType.parse(word).asString()).isEqualTo(word);
                }),
        FuzzTarget.text("member-type", MemberType.class)
            .seeds("sameEnterprise", "publicCloud")
            .codec(MemberType::parse, MemberType::asString),
        FuzzTarget.text("container", ContainerId.class)
            .seeds("32000", "0", "400")
            .codec(ContainerId::parse, ContainerId::asString),
        FuzzTarget.text("category-name", CategoryName.class)
            .seeds("contactCard", "urn-x_1.y")
            .codec(CategoryName::of, CategoryName::value));
  }

  private static void note(PersonalNote note) {
    assertThat(PersonalNote.read(note.write())).contains(note);
  }

  private static void state(StateValue state) {
    assertThat(StateValue.read(state.write())).contains(state);
    assertThat(state.token()).isNotNull();
  }

  private static List<FuzzTarget<?>> lcs() {
    return List.of(
        FuzzTarget.xml("lcs-presence", PublishedPresence.class, UserInfo.class)
            .seeds(LcsSeeds.PRESENTITY)
            .codec(PublishedPresence::readPresentity, PublishedPresence::write),
        FuzzTarget.xml("lcs-user-info", UserInfo.class, CalendarInfo.class)
            .seeds(LcsSeeds.USER_INFO)
            .holds(PresenceTargets::userInfo),
        FuzzTarget.xml("lcs-aggregated", AggregatedPresence.class)
            .seeds(LcsSeeds.AGGREGATED)
            .codec(AggregatedPresence::read, AggregatedPresence::write),
        FuzzTarget.xml("lcs-methods", PublishedPresence.class, GetPresence.class, SetAce.class)
            .seeds(LcsSeeds.METHODS)
            .holds(PresenceTargets::lcsMethod),
        FuzzTarget.xml("lcs-acl", AclList.class)
            .seeds(
                "<ACLlist deltaNum='1'><ace type='USER' mask='bob@x.test' rights='AA'/>"
                    + "<ace type='DOMAIN' mask='x.test' rights='PD'/><ace type='ALL' rights='BD'/>"
                    + "</ACLlist>")
            .codec(AclList::read, AclList::write),
        FuzzTarget.xml("lcs-adhoc", AdhocList.class)
            .seeds(FuzzSeeds.xml("adhoclist"))
            .codec(AdhocList::read, AdhocList::write),
        FuzzTarget.xml("lcs-watchers", PendingWatchers.class)
            .seeds(
                "<watchers><watcher uri='sip:bob@x.test' displayName='Bob'/><watcher"
                    + " uri='sip:c@x.test'/></watchers>")
            .codec(PendingWatchers::read, PendingWatchers::write),
        FuzzTarget.text("lcs-rights", AceRights.class)
            .seeds("AA", "PD")
            .codec(AceRights::parse, AceRights::asString));
  }

  private static void userInfo(XmlElement tree) {
    UserInfo read = UserInfo.read(tree);
    assertThat(UserInfo.read(read.write())).isEqualTo(read);
    CalendarInfo.read(tree)
        .ifPresent(
            times -> {
              assertThat(CalendarInfo.read(times.write())).contains(times);
              assertThat(CalendarInfo.ofCategory(times.writeCategory())).contains(times);
            });
  }

  private static void lcsMethod(XmlElement method) {
    switch (method.name()) {
      case "setPresence" -> PublishedPresence.read(method);
      case "getPresence" -> GetPresence.read(method);
      default -> SetAce.read(method);
    }
  }

  private static List<FuzzTarget<?>> phones() {
    return List.of(
        FuzzTarget.xml("pidf", PidfDocument.class)
            .seeds(PhoneSeeds.PIDF)
            // Times are written in whole seconds.
            .codec(PidfDocument::read, PidfDocument::write, PidfDocument::write),
        FuzzTarget.xml("resource-lists", ResourceLists.class)
            .seeds(
                "<resource-lists xmlns='urn:ietf:params:xml:ns:resource-lists'><list>"
                    + "<entry uri='sip:bob@x.test'><display-name>Bob</display-name></entry>"
                    + "<list name='inner'><entry uri='sip:carol@x.test'/></list></list>"
                    + "</resource-lists>")
            .codec(ResourceLists::read, ResourceLists::write),
        FuzzTarget.xml("watcher-info", WatcherInfo.class)
            .seeds(
                "<watcherinfo xmlns='urn:ietf:params:xml:ns:watcherinfo' version='1'"
                    + " state='full'><watcher-list resource='sip:alice@x.test'"
                    + " package='presence'><watcher status='active' event='subscribe' id='a'"
                    + " display-name='Bob' expiration='30' duration-subscribed='7'>"
                    + "sip:bob@x.test</watcher></watcher-list></watcherinfo>")
            .codec(WatcherInfo::read, WatcherInfo::write));
  }
}
