// One soft tone for all columns, at most every few seconds; browsers are silent until somebody pressed something.
const PAUSE = 3000;
let last = 0;
let audio = null;

export function chime() {
  if (Date.now() - last < PAUSE || !navigator.userActivation?.hasBeenActive) return;
  last = Date.now();
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.frequency.value = 660;
  loudness.gain.setValueAtTime(0.08, audio.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.4);
  tone.connect(loudness).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.4);
}
