import type { Standing } from '../speech/voice.ts';
import { RATES, type Rate } from '../speech/voice.ts';
import { useRehearseTexts } from '../texts.ts';
import { PATIENCES, READINGS, type PhoneSettings } from './phone-settings.ts';

interface Props {
  readonly settings: PhoneSettings;
  readonly voice: Standing;
  readonly onChange: (settings: PhoneSettings) => void;
}

/** How the telephone sounds, and how long it waits. */
export function SettingsForm({ settings, voice, onChange }: Props) {
  const { r } = useRehearseTexts();
  const isSilent = settings.reading === 'aloud' && voice === 'none';
  return (
    <div className="rehearsal-conditions">
      <label>
        <span>{r.reading}</span>
        <select value={settings.reading} onChange={(event) => onChange({ ...settings, reading: READINGS.find((one) => one === event.target.value) ?? 'aloud' })}>
          {READINGS.map((one) => <option key={one} value={one}>{r.readings[one]}</option>)}
        </select>
      </label>
      {isSilent && <p className="hint">{r.noVoice}</p>}
      {settings.reading !== 'at-once' && !isSilent && (
        <label>
          <span>{r.rate}</span>
          <select value={settings.rate} onChange={(event) => onChange({ ...settings, rate: rateNamed(event.target.value) })}>
            {Object.keys(RATES).map((one) => <option key={one} value={one}>{r.rates[rateNamed(one)]}</option>)}
          </select>
        </label>
      )}
      <label>
        <span>{r.patience}</span>
        <select value={String(settings.patience)} onChange={(event) => onChange({ ...settings, patience: PATIENCES.find((one) => String(one) === event.target.value) ?? null })}>
          {PATIENCES.map((one) => <option key={String(one)} value={String(one)}>{r.patiences(one === null ? null : one / 1000)}</option>)}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={settings.tones} onChange={(event) => onChange({ ...settings, tones: event.target.checked })} />
        <span>{r.tones}</span>
      </label>
    </div>
  );
}

function rateNamed(name: string): Rate {
  return name === 'slow' || name === 'fast' ? name : 'normal';
}
