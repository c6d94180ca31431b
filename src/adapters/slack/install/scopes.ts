/** The scopes an install asks for, as in manifest.yml; docs/slack.md says what each is for. */
export const SCOPES = [
  'app_mentions:read',
  'commands',
  'chat:write',
  'chat:write.public',
  'im:history',
  'im:write',
  'reactions:read',
  'files:read',
  'files:write',
  'users:read',
  'channels:read',
  'groups:read',
]

/** Those that nothing works without. */
export const NEEDED = ['commands', 'chat:write', 'im:history', 'im:write', 'reactions:read', 'files:read', 'users:read']
