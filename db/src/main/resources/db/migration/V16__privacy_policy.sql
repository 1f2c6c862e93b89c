-- Privacy is a group of settings of its own; clients still get it with presencePolicyV2.
update policy_settings
set name = concat('privacyPolicy.', substring(name from 18))
where name in (
  'presencePolicyV2.EnablePrivacyMode',
  'presencePolicyV2.AutoInitiateContacts',
  'presencePolicyV2.PublishLocationDataDefault',
  'presencePolicyV2.DisplayPublishedPhotoDefault'
);
