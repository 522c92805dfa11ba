const REMEMBERED_AS = 'repartee.microphone';

/** There is no microphone to speak into. `title` and `message` say why and what to do. */
export class NoMicrophone extends Error {
  constructor(title, message) {
    super(message);
    this.title = title;
  }
}

/** The microphone that the caller chose last, or '' for the browser's default. */
export function rememberedMicrophone() {
  return localStorage.getItem(REMEMBERED_AS) ?? '';
}

export function rememberMicrophone(deviceId) {
  localStorage.setItem(REMEMBERED_AS, deviceId);
}

/** The microphones that the browser knows, as `{deviceId, label}`; labels need permission. */
export async function listMicrophones() {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.filter((device) => device.kind === 'audioinput' && device.deviceId !== '');
}

/** Whether a microphone is opened without asking the caller; not all browsers tell. */
export async function isMicrophoneAllowed() {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state === 'granted';
  } catch {
    return false;
  }
}

/** Opens a microphone; the default one if the one asked for is not there any more. */
export async function openMicrophone(deviceId) {
  if (!navigator.mediaDevices) {
    throw insecureContext();
  }
  try {
    return await microphoneTrack(deviceId);
  } catch (cause) {
    if (deviceId && cause.name === 'OverconstrainedError') {
      return openMicrophone('');
    }
    throw explained(cause);
  }
}

/** A track without any sound, for callers who type. */
export function silentTrack(audioContext) {
  return audioContext.createMediaStreamDestination().stream.getAudioTracks()[0];
}

async function microphoneTrack(deviceId) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      deviceId: deviceId ? { exact: deviceId } : undefined,
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      channelCount: 1,
    },
  });
  return stream.getAudioTracks()[0];
}

function insecureContext() {
  return new NoMicrophone(
    'This address gives no microphone',
    'Browsers give the microphone only to pages on localhost or over HTTPS. Start the server ' +
      `with ./repartee serve --tls and open https://${location.host}, or open it on the machine ` +
      'itself as localhost.',
  );
}

function explained(cause) {
  switch (cause.name) {
    case 'NotAllowedError':
      return new NoMicrophone(
        'The microphone is not allowed',
        'Allow it for this page: in most browsers by the sign beside the address. Then try again.',
      );
    case 'NotFoundError':
      return new NoMicrophone(
        'There is no microphone',
        'Connect one, or choose one in the settings of this device. Then try again.',
      );
    case 'NotReadableError':
      return new NoMicrophone(
        'The microphone is busy',
        'Another program may be using it. Close that program, then try again.',
      );
    default:
      return new NoMicrophone('The microphone does not work', cause.message);
  }
}
