import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Attachment, MessageRef } from '../../app/ports/platform.ts'
import { DomainError, type Reason } from '../../domain/errors.ts'
import { type createCall, errorCode, isUnsure } from './call.ts'
import type { Message } from './render.ts'

// Uploads a file to a member's conversation with the app: Slack issues a URL, takes the bytes there, and posts the file
// once told the upload is complete (docs.slack.dev/messaging/working-with-files).

const Target = z.object({ upload_url: z.url(), file_id: z.string() })
const Shared = z.object({ file: z.object({ ims: z.array(z.string()).default([]) }) })

/** Slack error codes that only the workspace's admins can resolve. */
const NOT_ALLOWED = new Map<string, FileRefusal>([
  ['missing_scope', 'slack-scope-missing'],
  ['file_uploads_disabled', 'slack-files-off'],
  ['file_uploads_except_images_disabled', 'slack-pictures-only'],
  ['file_upload_size_restricted', 'slack-file-too-large'],
])
type FileRefusal = Extract<
  Reason,
  'slack-scope-missing' | 'slack-files-off' | 'slack-pictures-only' | 'slack-file-too-large'
>

/** Slowest upload tolerated, in bytes per millisecond: 8 MB may take up to 84 seconds. */
const SLOWEST = 100

/**
 * Creates the function that sends a member a message with a file. Only the last of its three calls posts, so only that
 * one may have taken effect without a reply; the file is checked before it is repeated.
 */
export function createUpload(parts: {
  client: webApi.WebClient
  /** A client that never retries by itself. */
  poster: webApi.WebClient
  call: ReturnType<typeof createCall>
  pace(channel: string): Promise<void>
  openDirect(user: string): Promise<string>
  isUnreachable(error: unknown): boolean
  /** Timeout of a reply, in milliseconds. */
  timeout: number
  /** Files by delivery that may already be posted. */
  unsure: Map<string, string>
}) {
  const { client, poster, call, pace, openDirect, isUnreachable, timeout, unsure } = parts

  async function upload({ name, bytes }: Attachment): Promise<string> {
    const target = await call('files.getUploadURLExternal', () =>
      client.files.getUploadURLExternal({ filename: name, length: bytes.length }),
    )
    const { upload_url, file_id } = Target.parse(target)
    const signal = AbortSignal.timeout(timeout + Math.ceil(bytes.length / SLOWEST))
    const response = await fetch(upload_url, { method: 'POST', body: bytes, signal })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`Slack answered an upload with ${response.status}.`)
    return file_id
  }

  async function isPosted(file: string, channel: string): Promise<boolean> {
    try {
      const read = await call('files.info', () => client.files.info({ file }))
      return Shared.parse(read).file.ims.includes(channel)
    } catch (error) {
      // Slack knows of no file until the upload is completed.
      if (errorCode(error) === 'file_not_found') return false
      throw error
    }
  }

  /** @throws DomainError unreachable, or file-refused when the workspace does not take files of this app */
  return async function sendFile(
    user: string,
    { blocks }: Message,
    file: Attachment,
    deliveryId: string,
  ): Promise<MessageRef> {
    let known = unsure.get(deliveryId)
    try {
      const channel = await openDirect(user)
      if (known && (await isPosted(known, channel))) return { channel, message: known }
      known = await upload(file)
      const id = known
      await pace(user)
      await call('files.completeUploadExternal', () =>
        poster.files.completeUploadExternal({ files: [{ id, title: file.name }], channel_id: channel, blocks }),
      )
      unsure.delete(deliveryId)
      // The message is created a moment later, and Slack does not return its id.
      return { channel, message: id }
    } catch (error) {
      if (known && isUnsure(error)) unsure.set(deliveryId, known)
      const why = NOT_ALLOWED.get(errorCode(error))
      if (why) throw new DomainError(why, { cause: error })
      if (isUnreachable(error)) throw new DomainError('out-of-reach', { cause: error })
      throw error
    }
  }
}
